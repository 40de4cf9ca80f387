"""A contact request of an employer to an MSO, and its history."""

import uuid
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.contact import (
    CLOSED_STATES,
    OPEN_STATES,
    WAITING_STATES,
    DeclineReason,
    RequestState,
)
from partners.models import Organisation, organisation_ids
from portal.shared.models import TransitionModel
from portal.shared.models.state_triggers import begins_as, moves

from .log import ContactEntry
from .months import add_months
from .request_triggers import request_not_repeated

MONTHS_AFTER_NO = 6
DAYS_AFTER_WITHDRAWAL = 30


class ContactRequestQuerySet(models.QuerySet["ContactRequest"]):
    """Selections of contact requests."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of the own sides; a go-between sees a request from the moment they are asked.

        What a blocked employer sends never reaches the MSO. The ministry sees numbers only (access.md).
        """
        own = organisation_ids(user)
        return self.filter(
            models.Q(employer__in=own) | models.Q(mso__in=own, is_silenced=False) | models.Q(mediator__in=own)
        )

    def delivered(self) -> Self:
        """Keep those that reached the MSO."""
        return self.filter(is_silenced=False)

    def open(self) -> Self:
        """Keep those that can still be answered."""
        return self.filter(state__in=OPEN_STATES)


class ContactRequest(models.Model):
    """What one employer asks one MSO. The row stays for numbers and pauses; the texts are erased after two years."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employer = models.ForeignKey(
        Organisation, verbose_name=_("employer"), on_delete=models.PROTECT, related_name="requests_sent"
    )
    mso = models.ForeignKey(
        Organisation, verbose_name=_("MSO"), on_delete=models.PROTECT, related_name="requests_received"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    subject = models.CharField(_("subject"), max_length=120, blank=True)
    aim = models.CharField(_("aim in one sentence"), max_length=300, blank=True)
    text = models.CharField(_("text"), max_length=5000, blank=True)
    language = models.CharField(_("language of the text"), max_length=8, choices=settings.LANGUAGES, default="de")
    state = models.CharField(_("state"), max_length=10, choices=RequestState.choices, default=RequestState.SENT)
    basis = models.ForeignKey(
        ContactEntry,
        verbose_name=_("conversation before"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    no_phone_reason = models.CharField(_("why no call was possible"), max_length=300, blank=True)
    # Sent by an employer whom the MSO has blocked: everything looks the same, nothing is delivered.
    is_silenced = models.BooleanField(_("not delivered"), default=False, editable=False)
    sent_on = models.DateField(_("sent on"), default=timezone.localdate)
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    first_answer_at = models.DateTimeField(_("first answer at"), null=True, blank=True)
    decline_reason = models.CharField(_("reason"), max_length=16, choices=DeclineReason.choices, blank=True)
    decline_text = models.CharField(_("a word on it"), max_length=500, blank=True)
    mediator = models.ForeignKey(
        Organisation,
        verbose_name=_("go-between"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests_mediated",
    )
    mediated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("go-between asked by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    mediated_on = models.DateField(_("go-between asked on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    # The MSO says: you may write to us again.
    lifted_at = models.DateTimeField(_("free to be asked again since"), null=True, blank=True)
    erased_at = models.DateTimeField(_("texts erased at"), null=True, blank=True, editable=False)

    objects: ClassVar[models.Manager["ContactRequest"]] = ContactRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "pk"]
        verbose_name = _("contact request")
        verbose_name_plural = _("contact requests")
        indexes = [
            models.Index(fields=["mso", "sent_on"], name="request_of_month"),
            models.Index(fields=["employer", "state"], name="request_of_employer"),
            models.Index(fields=["mediator"], name="request_mediated", condition=models.Q(mediator__isnull=False)),
            models.Index(
                fields=["state", "sent_on"], name="request_waiting", condition=models.Q(state=RequestState.SENT)
            ),
        ]
        triggers = [
            begins_as("request_begins_as_sent", "sent"),
            moves(
                "request_moves",
                *(
                    (source, target)
                    for source in sorted(OPEN_STATES)
                    for target in ("answered", "declined", "withdrawn")
                ),
                ("sent", "unanswered"),
                ("mediated", "unanswered"),
                ("unanswered", "mediated"),
            ),
            request_not_repeated(),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "mso"],
                name="request_open_once",
                condition=models.Q(state__in=sorted(WAITING_STATES)),
                violation_error_message=_("There is an open request of these two already."),
            ),
            models.CheckConstraint(name="request_state_known", condition=models.Q(state__in=RequestState.values)),
            models.CheckConstraint(
                name="request_to_another",
                condition=~models.Q(employer=models.F("mso")),
                violation_error_message=_("An organisation cannot ask itself."),
            ),
            models.CheckConstraint(
                name="request_after_a_call",
                condition=models.Q(erased_at__isnull=False)
                | (models.Q(basis__isnull=False) & models.Q(no_phone_reason=""))
                | (models.Q(basis=None) & ~models.Q(no_phone_reason="")),
                violation_error_message=_("A request follows a conversation, or says why none was possible."),
            ),
            models.CheckConstraint(
                name="request_no_has_reason",
                condition=models.Q(state=RequestState.DECLINED) & ~models.Q(decline_reason="")
                | ~models.Q(state=RequestState.DECLINED) & models.Q(decline_reason="", decline_text=""),
            ),
            models.CheckConstraint(
                name="request_mediated_has_mediator",
                condition=~models.Q(state=RequestState.MEDIATED)
                | models.Q(mediator__isnull=False, mediated_on__isnull=False),
            ),
            models.CheckConstraint(
                name="request_closed_has_day",
                condition=models.Q(state__in=sorted(CLOSED_STATES), closed_on__isnull=False)
                | ~models.Q(state__in=sorted(CLOSED_STATES)) & models.Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="request_answered_has_time",
                condition=~models.Q(state__in=[RequestState.ANSWERED, RequestState.DECLINED])
                | models.Q(first_answer_at__isnull=False),
            ),
            models.CheckConstraint(
                name="request_erased_is_empty",
                condition=models.Q(erased_at=None) & ~models.Q(text="") & ~models.Q(subject="") & ~models.Q(aim="")
                | models.Q(erased_at__isnull=False, text="", subject="", aim="", no_phone_reason="", decline_text=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer} → {self.mso} ({self.get_state_display()})"

    def get_absolute_url(self) -> str:
        """Return the address of the request's page."""
        return reverse("cooperations:request", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Say whether it can still be answered."""
        return self.state in OPEN_STATES

    @property
    def again_on(self) -> date | None:
        """Return the first day on which the employer may ask this MSO again, None when nothing is in the way."""
        if self.closed_on is None or self.lifted_at is not None:
            return None
        if self.state == RequestState.WITHDRAWN:
            return self.closed_on + timedelta(days=DAYS_AFTER_WITHDRAWAL)
        return add_months(self.closed_on, MONTHS_AFTER_NO)


class RequestTransition(TransitionModel):
    """One move of a request; ``reason`` holds a code at most, words stand on the request and can be erased."""

    subject = models.ForeignKey(
        ContactRequest, verbose_name=_("contact request"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
