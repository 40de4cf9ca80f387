"""Occasions for contact: one row per cooperation, party, occasion and year."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperations.enums.cooperation import CooperationState
from cooperations.enums.keeping import Occasion, TouchPointState
from partners.models import Organisation, organisation_ids
from portal.shared.models import TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import begins_as, moves

from .cooperation import Cooperation, CooperationParty

NOTE_LENGTH = 500
MOST_POSTPONED = 3
NOTICE = timedelta(days=7)
KEPT_STATES = (CooperationState.CONFIRMED, CooperationState.AWAITING)
OPEN, DONE, OFF, LAPSED = TouchPointState.OPEN, TouchPointState.DONE, TouchPointState.OFF, TouchPointState.LAPSED


class TouchPointQuerySet(models.QuerySet["TouchPoint"]):
    """Selections of occasions for contact."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of the organisations ``user`` acts for: each side has its own."""
        return self.filter(organisation__in=organisation_ids(user))

    def due(self, today: date) -> Self:
        """Keep what is open and due within a week or before, of cooperations that live, for parties that take part."""
        present = CooperationParty.objects.filter(
            cooperation=models.OuterRef("cooperation"), organisation=models.OuterRef("organisation"), left_on=None
        )
        return self.filter(
            models.Exists(present),
            state=OPEN,
            due_on__lte=today + NOTICE,
            cooperation__state__in=KEPT_STATES,
            cooperation__valid_version__isnull=False,
        )


class TouchPoint(TimestampedModel):
    """An occasion for contact in one year of a cooperation: whose turn, until when, and what became of it."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="touch_points")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="touch_points")
    occasion = models.CharField(max_length=24, choices=Occasion.choices)
    cycle = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    state = models.CharField(_("state"), max_length=8, choices=TouchPointState.choices, default=OPEN)
    postponed_times = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=NOTE_LENGTH, blank=True)

    objects: ClassVar[TouchPointQuerySet] = TouchPointQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["organisation", "due_on"], name="touch_point_due", condition=Q(state=OPEN))]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "organisation", "occasion", "cycle"], name="touch_point_once_a_year"
            ),
            models.CheckConstraint(name="touch_point_occasion_known", condition=Q(occasion__in=Occasion.values)),
            models.CheckConstraint(
                name="touch_point_done_at",
                condition=Q(state=DONE, done_at__isnull=False) | (~Q(state=DONE) & Q(done_at=None)),
            ),
            models.CheckConstraint(
                name="touch_point_postponed_at_most", condition=Q(postponed_times__lte=MOST_POSTPONED)
            ),
        ]
        triggers = [
            begins_as("touch_point_begins_open", OPEN),
            moves("touch_point_moves", (OPEN, DONE), (DONE, OPEN), (OPEN, OFF), (OFF, OPEN), (OPEN, LAPSED)),
        ]

    def __str__(self) -> str:
        return self.get_occasion_display()


class TouchPointTransition(TransitionModel):
    """One move of an occasion."""

    subject = models.ForeignKey(TouchPoint, on_delete=models.PROTECT, related_name="history")


class TouchPointChoice(models.Model):
    """What a party wants of one occasion: not at all, or in a month of its own."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=24, choices=Occasion.choices)
    is_off = models.BooleanField(default=False)
    month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "organisation", "occasion"], name="touch_point_choice_once"),
            models.CheckConstraint(name="touch_point_choice_month", condition=Q(month=None) | Q(month__range=(1, 12))),
            models.CheckConstraint(name="touch_point_choice_known", condition=Q(occasion__in=Occasion.values)),
        ]

    def __str__(self) -> str:
        return self.get_occasion_display()
