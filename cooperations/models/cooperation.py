"""A cooperation of employers and MSOs, its parties and its history."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.cooperation import CONFIRMED_STATES, FAILED_STATES, OPEN_STATES, CooperationState
from cooperations.enums.side import Side
from partners.models import Organisation, is_ministry, organisation_ids
from portal.shared.models import TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import begins_as, moves

from .confirmation_triggers import cooperation_confirmed_rule_met
from .cooperation_triggers import (
    both_sides_when_cooperation_changes,
    both_sides_when_party_changes,
    cooperation_version_is_own,
)
from .request import ContactRequest

TITLE_LENGTH = 160
REASON_LENGTH = 500


class CooperationQuerySet(models.QuerySet["Cooperation"]):
    """Selections of cooperations."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of which an organisation of ``user`` is or was a party, all for the ministry.

        Whoever blocked the organisation that asked them does not see that they were asked.
        What of it the user sees is asked of ``permissions.cooperation``.
        """
        if is_ministry(user):
            return self.all()
        parties = CooperationParty.objects.filter(
            cooperation=models.OuterRef("pk"), organisation__in=organisation_ids(user), is_silenced=False
        )
        return self.filter(models.Exists(parties))

    def in_force(self) -> Self:
        """Keep those with an agreement that is valid today."""
        return self.filter(valid_version__isnull=False).exclude(state=CooperationState.ENDED)

    def open(self) -> Self:
        """Keep those that have not come to an end."""
        return self.filter(state__in=OPEN_STATES)

    def with_parties(self, *related: str) -> Self:
        """Fetch all parties with their organisations and ``related``: one query more, however many there are."""
        fetched = ("organisation", "organisation__district", *related)
        return self.prefetch_related(models.Prefetch("parties", CooperationParty.objects.select_related(*fetched)))


class Cooperation(TimestampedModel):
    """What employers and MSOs want to do, or do, together.

    ``valid_version`` is the agreement that holds: it stays until a newer one is confirmed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    state = models.CharField(
        _("state"), max_length=24, choices=CooperationState.choices, default=CooperationState.PROPOSED
    )
    proposed_by = models.ForeignKey(
        Organisation, verbose_name=_("proposed by"), on_delete=models.PROTECT, related_name="proposed_cooperations"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    request = models.ForeignKey(
        ContactRequest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cooperations",
    )
    valid_version = models.ForeignKey(
        "AgreementVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    next_renewal_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[CooperationQuerySet] = CooperationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = _("cooperation")
        verbose_name_plural = _("cooperations")
        indexes = [
            models.Index(fields=["state", "next_renewal_on"], name="cooperation_renewal"),
            models.Index(fields=["-created_at"], name="cooperation_newest"),
        ]
        triggers = [
            begins_as("cooperation_begins_as_proposed", "proposed"),
            moves(
                "cooperation_moves",
                ("proposed", "in_talks"),
                ("proposed", "declined"),
                ("proposed", "withdrawn"),
                ("in_talks", "awaiting_confirmation"),
                ("in_talks", "declined"),
                ("in_talks", "withdrawn"),
                ("awaiting_confirmation", "in_talks"),
                ("awaiting_confirmation", "confirmed"),
                ("awaiting_confirmation", "ended"),
                ("awaiting_confirmation", "declined"),
                ("awaiting_confirmation", "withdrawn"),
                ("confirmed", "awaiting_confirmation"),
                ("confirmed", "dormant"),
                ("confirmed", "ended"),
                ("dormant", "confirmed"),
                ("dormant", "ended"),
            ),
            cooperation_version_is_own(),
            cooperation_confirmed_rule_met(),
            both_sides_when_cooperation_changes(),
        ]
        constraints = [
            models.CheckConstraint(
                name="cooperation_state_known", condition=models.Q(state__in=CooperationState.values)
            ),
            models.CheckConstraint(
                name="cooperation_confirmed_has_version",
                condition=~models.Q(state__in=sorted(CONFIRMED_STATES))
                | models.Q(valid_version__isnull=False, confirmed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="cooperation_ended_was_in_force",
                condition=models.Q(state=CooperationState.ENDED, ended_on__isnull=False, valid_version__isnull=False)
                | (~models.Q(state=CooperationState.ENDED) & models.Q(ended_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="cooperation_failed_was_never_in_force",
                condition=~models.Q(
                    state__in=sorted({*FAILED_STATES, CooperationState.PROPOSED, CooperationState.IN_TALKS})
                )
                | models.Q(valid_version__isnull=True),
            ),
            models.CheckConstraint(
                name="cooperation_has_title",
                condition=~models.Q(title="") | models.Q(erased_at__isnull=False),
                violation_error_message=_("Please give the cooperation a title."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Cooperation without title"))

    def get_absolute_url(self) -> str:
        """Return the page of the cooperation."""
        return reverse("cooperations:cooperation", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Say whether it has not come to an end."""
        return self.state in OPEN_STATES

    @property
    def is_in_force(self) -> bool:
        """Say whether an agreement is valid today, also while a newer one waits for confirmation."""
        return self.valid_version_id is not None and self.state != CooperationState.ENDED

    @property
    def present_parties(self) -> "list[CooperationParty]":
        """Return who takes part now, those who have not answered yet too. No query after ``with_parties``."""
        return [party for party in self.parties.all() if party.left_on is None]


class CooperationTransition(TransitionModel):
    """One move of a cooperation."""

    subject = models.ForeignKey(
        Cooperation, verbose_name=_("cooperation"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")


class CooperationPartyQuerySet(models.QuerySet["CooperationParty"]):
    """Selections of parties."""

    def present(self) -> Self:
        """Keep those who have not left."""
        return self.filter(left_on=None)


class CooperationParty(models.Model):
    """An organisation that takes part, on one side. ``accepted_at`` is empty as long as it is only asked.

    ``is_silenced``: it has blocked who asked; it is told nothing, and who asked does not learn of that.
    """

    cooperation = models.ForeignKey(
        Cooperation, verbose_name=_("cooperation"), on_delete=models.CASCADE, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="cooperation_parties"
    )
    side = models.CharField(max_length=8, choices=Side.choices)
    since = models.DateField(default=timezone.localdate)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    is_silenced = models.BooleanField(default=False, editable=False)
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=REASON_LENGTH, blank=True)

    objects: ClassVar[CooperationPartyQuerySet] = CooperationPartyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["side", "since", "pk"]
        triggers = [both_sides_when_party_changes()]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "organisation"],
                name="cooperation_party_once",
                condition=models.Q(left_on=None),
                violation_error_message=_("This organisation takes part already."),
            ),
            models.CheckConstraint(name="cooperation_party_side_known", condition=models.Q(side__in=Side.values)),
            models.CheckConstraint(
                name="cooperation_party_left_after_it_came",
                condition=models.Q(left_on=None) | models.Q(left_on__gte=models.F("since")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
