"""What people allowed: sentences of theirs, and to be seen in pictures."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.enums.after import Medium, Purpose, Way
from partners.models import Organisation

from .constraints import all_known, known
from .event import Event
from .event_triggers import event_is_touched

QUOTE_LENGTH = 500
PERSON_LENGTH = 120
WHERE_LENGTH = 200


def _choices(choices: type[models.TextChoices]) -> ArrayField:
    return ArrayField(models.CharField(max_length=8, choices=choices.choices), default=list, blank=True)


class Recorded(models.Model):
    """Who wrote down what somebody allowed, for which organisation, and whether it was taken back."""

    recorded_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["recorded_at", "pk"]


class QuoteQuerySet(models.QuerySet["Quote"]):
    """Selections of quotes."""

    def released(self, purpose: Purpose, today: date) -> Self:
        """Keep what may be used for ``purpose`` today."""
        return self.filter(
            Q(released_until=None) | Q(released_until__gte=today),
            released_for__contains=[purpose],
            withdrawn_at=None,
            erased_at=None,
        )


class Quote(Recorded):
    """A sentence of a guest or of somebody who helped. It leaves the two sides only as far as it is released."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="quotes")
    text = models.CharField(max_length=QUOTE_LENGTH, blank=True)
    speaker = models.CharField(max_length=PERSON_LENGTH, blank=True)
    released_for = _choices(Purpose)
    released_until = models.DateField(null=True, blank=True)
    release_way = models.CharField(max_length=6, choices=Way.choices, blank=True)

    objects: ClassVar[QuoteQuerySet] = QuoteQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Recorded.Meta):
        triggers = [event_is_touched("quote")]
        constraints = [
            known("quote_way_known", "release_way", Way, optional=True),
            all_known("quote_purposes_known", [("released_for", Purpose)]),
            models.CheckConstraint(
                name="quote_released_somehow",
                condition=Q(released_for=[]) | ~Q(release_way=""),
                violation_error_message=_("Please say how the person released it."),
            ),
            models.CheckConstraint(
                name="quote_erased_or_said",
                condition=Q(erased_at__isnull=False, text="", speaker="") | Q(erased_at=None) & ~Q(text=""),
            ),
            models.CheckConstraint(
                name="quote_withdrawn_is_erased",
                condition=Q(withdrawn_at=None) | Q(erased_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class MediaConsent(Recorded):
    """Somebody may be seen or heard, for certain purposes, until a certain day. ``paper_at`` says where it lies.

    For people under 18 a guardian agrees. The pictures themselves are nothing the portal has.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="consents")
    who = models.CharField(max_length=PERSON_LENGTH, blank=True)
    is_minor = models.BooleanField(default=False)
    guardian = models.CharField(max_length=PERSON_LENGTH, blank=True)
    media = _choices(Medium)
    purposes = _choices(Purpose)
    until = models.DateField()
    way = models.CharField(max_length=6, choices=Way.choices)
    paper_at = models.CharField(max_length=WHERE_LENGTH, blank=True)

    class Meta(Recorded.Meta):
        triggers = [event_is_touched("consent")]
        constraints = [
            known("consent_way_known", "way", Way),
            all_known("consent_lists_known", [("media", Medium), ("purposes", Purpose)]),
            models.CheckConstraint(
                name="consent_says_what_for",
                condition=~Q(purposes=[]) & ~Q(media=[]),
                violation_error_message=_("Please say what for."),
            ),
            models.CheckConstraint(
                name="consent_for_minors_by_guardian",
                condition=Q(is_minor=False) | ~Q(guardian="") | Q(erased_at__isnull=False),
                violation_error_message=_("For people under 18 a guardian has to agree. Please give the name."),
            ),
            models.CheckConstraint(
                name="consent_erased_or_named",
                condition=Q(erased_at__isnull=False, who="", guardian="", paper_at="") | Q(erased_at=None) & ~Q(who=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
