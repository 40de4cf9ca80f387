"""What speaks against a date: calendars of a group, days that do not work, and what was found out about feasts."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.enums.calendar import Tradition
from partners.models import Organisation, organisation_ids
from partners.models.fields import choice_array

from .constraints import all_known
from .event import Event
from .event_triggers import event_is_touched

NOTE_LENGTH = 300
WHY_LENGTH = 120
SOURCE_LENGTH = 300
EXPLANATION_LENGTH = 500


class ObservedCalendars(models.Model):
    """Which calendars count for the people an MSO reaches, in its own words; never guessed from anything else.

    Read by the MSO itself and, as words in reasons, by those it holds an event or cooperates with; by nobody else.
    """

    organisation = models.OneToOneField(
        Organisation,
        on_delete=models.CASCADE,
        related_name="observed_calendars",
    )
    traditions = choice_array(None, Tradition.choices)
    friday_prayer = models.BooleanField(default=False)
    shabbat = models.BooleanField(default=False)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [all_known("observed_traditions_known", [("traditions", Tradition)])]

    def __str__(self) -> str:
        return str(self.organisation)


class BlockedDaysQuerySet(models.QuerySet["BlockedDays"]):
    """Selections of blocked days."""

    def of(self, user: Any) -> Self:
        """Keep those of the organisations ``user`` acts for; only they read why."""
        return self.filter(organisation__in=organisation_ids(user))

    def between(self, first: Any, last: Any) -> Self:
        """Keep those that touch the days from ``first`` to ``last``."""
        return self.filter(first__lte=last, last__gte=first)


class BlockedDays(models.Model):
    """Days on which an organisation cannot. ``why`` is read by its own people only."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="blocked_days")
    first = models.DateField()
    last = models.DateField()
    why = models.CharField(max_length=WHY_LENGTH, blank=True)

    objects: ClassVar[BlockedDaysQuerySet] = BlockedDaysQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["first", "pk"]
        indexes = [models.Index(fields=["organisation", "last"], name="blocked_days_of")]
        constraints = [
            models.CheckConstraint(
                name="blocked_days_in_order",
                condition=Q(last__gte=F("first")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.last}"


class Corrected(models.Model):
    """What somebody of the ministry found out about days, and where."""

    first = models.DateField()
    last = models.DateField()
    source = models.CharField(max_length=SOURCE_LENGTH)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering = ["first", "pk"]


class FeastCorrection(Corrected):
    """The days of one feast in one year (Gregorian), over what is computed."""

    feast = models.SlugField(max_length=40)
    year = models.PositiveSmallIntegerField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(Corrected.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["feast", "year"], name="feast_correction_once", condition=Q(withdrawn_at=None)
            ),
            models.CheckConstraint(
                name="feast_correction_in_order",
                condition=Q(last__gte=F("first")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(name="feast_correction_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.feast} {self.year}"


class SchoolHolidays(Corrected):
    """School holidays in North Rhine-Westphalia beyond what the portal knows already."""

    name = models.CharField(max_length=60)

    class Meta(Corrected.Meta):
        constraints = [
            models.UniqueConstraint(fields=["name", "first"], name="school_holidays_once"),
            models.CheckConstraint(
                name="school_holidays_in_order",
                condition=Q(last__gte=F("first")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(name="school_holidays_have_source", condition=~Q(source="") & ~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first}"


class DateExplanation(models.Model):
    """Why a date was chosen although something speaks against it. It holds for this date only."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="explanations")
    starts_at = models.DateTimeField()
    codes = ArrayField(models.CharField(max_length=60), default=list)
    text = models.CharField(max_length=EXPLANATION_LENGTH)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["at"]
        triggers = [event_is_touched("explanation")]
        constraints = [
            models.UniqueConstraint(fields=["event", "starts_at"], name="date_explained_once"),
            models.CheckConstraint(name="date_explanation_says_why", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
