"""The declaration with which an organisation joins the network: prepared together, signed by both, then fixed."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.models import is_ministry, organisation_ids
from portal.shared.models import AppendOnlyModel, TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import begins_as, moves
from reports.enums import DeclarationSide, DeclarationState

from .declaration_triggers import declaration_signed_by_both, declaration_stays_signed
from .membership import NetworkMembership

LARGEST_SIGNED_FILE = 10 * 1024 * 1024
NAME_LENGTH = 200


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    """Selections of declarations."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of the organisations ``user`` acts for; all of them for the ministry."""
        if is_ministry(user):
            return self
        return self.filter(membership__organisation__in=organisation_ids(user))

    def public(self) -> Self:
        """Keep those whose measures everybody may read."""
        return self.filter(state=DeclarationState.SIGNED, published_at__isnull=False)


class Declaration(TimestampedModel):
    """What an organisation declares when it joins, with its measures; one that has not ended per membership.

    ``revision`` counts the changes of the draft: both sides agree to one revision. The signed file is kept as it was
    cleaned (``sha256``); ``original_sha256`` belongs to the file as it was handed in.
    """

    membership = models.ForeignKey(
        NetworkMembership,
        verbose_name=_("network membership"),
        on_delete=models.PROTECT,
        related_name="declarations",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=DeclarationState.choices, default=DeclarationState.DRAFT
    )
    wording = models.TextField(_("wording"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    head_name = models.CharField(_("head of the organisation"), max_length=NAME_LENGTH, blank=True)
    head_function = models.CharField(_("function"), max_length=NAME_LENGTH, blank=True)
    secretary_name = models.CharField(_("for the state"), max_length=NAME_LENGTH, blank=True)
    secretary_function = models.CharField(_("function"), max_length=NAME_LENGTH, blank=True)
    file = models.FileField(_("signed file"), upload_to="declarations/", blank=True)
    file_size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    original_sha256 = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[models.Manager["Declaration"]] = DeclarationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        triggers = [
            begins_as("declaration_begins_as_draft", "draft"),
            moves("declaration_moves", ("draft", "signed"), ("signed", "ended")),
            declaration_stays_signed(),
            declaration_signed_by_both(),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                name="one_running_declaration",
                condition=~Q(state=DeclarationState.ENDED),
                violation_error_message=_("There is a declaration of this organisation already."),
            ),
            models.CheckConstraint(name="declaration_state_known", condition=Q(state__in=DeclarationState.values)),
            models.CheckConstraint(
                name="declaration_signed_is_complete",
                condition=Q(state=DeclarationState.DRAFT)
                | (
                    Q(signed_on__isnull=False, file_size__gt=0, file_size__lte=LARGEST_SIGNED_FILE)
                    & ~Q(head_name="")
                    & ~Q(head_function="")
                    & ~Q(secretary_name="")
                    & ~Q(secretary_function="")
                    & ~Q(file="")
                    & Q(sha256__regex="^[0-9a-f]{64}$", original_sha256__regex="^[0-9a-f]{64}$")
                ),
            ),
            models.CheckConstraint(
                name="declaration_published_is_signed",
                condition=Q(published_at=None) | ~Q(state=DeclarationState.DRAFT),
            ),
            models.CheckConstraint(
                name="declaration_ended_has_day",
                condition=Q(state=DeclarationState.ENDED, ended_on__gte=models.F("signed_on"))
                | (~Q(state=DeclarationState.ENDED) & Q(ended_on=None)),
                violation_error_message=_("The end lies before the start."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.membership)

    def get_absolute_url(self) -> str:
        """Return the page on which both sides work."""
        return reverse("network:declaration", args=[self.membership.organisation.slug])

    @property
    def is_draft(self) -> bool:
        """Say whether it can still be written."""
        return self.state == DeclarationState.DRAFT

    @property
    def is_signed(self) -> bool:
        """Say whether it is in force."""
        return self.state == DeclarationState.SIGNED


class DeclarationTransition(TransitionModel):
    """One move of a declaration."""

    subject = models.ForeignKey(
        Declaration, verbose_name=_("declaration"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")


class DraftAgreement(AppendOnlyModel):
    """One side agrees to a draft as it is at one revision; any change of the draft needs agreeing again."""

    declaration = models.ForeignKey(
        Declaration, verbose_name=_("declaration"), on_delete=models.PROTECT, related_name="agreements"
    )
    side = models.CharField(_("side"), max_length=8, choices=DeclarationSide.choices)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["at", "pk"]
        verbose_name = _("agreement to a draft")
        verbose_name_plural = _("agreements to drafts")
        constraints = [
            models.UniqueConstraint(fields=["declaration", "side", "revision"], name="draft_agreed_once_per_side"),
            models.CheckConstraint(name="draft_agreed_by_a_side", condition=Q(side__in=DeclarationSide.values)),
        ]

    def __str__(self) -> str:
        return f"{self.declaration}: {self.side} {self.revision}"
