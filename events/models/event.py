"""An event, and its history. What people write about it in parts stands in ``sections`` and their like."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.models import Cooperation
from events.enums.event import COMING_STATES, DATED_STATES, OVER_STATES, EventState, Minors
from partners.enums import MeetingFormat, TargetGroup
from partners.models import Organisation, intermediary_ids, is_ministry
from partners.models.fields import choice_array
from portal.shared.models import TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import begins_as, moves

from .codes import CODE_LENGTH, new_code
from .constraints import all_known, known
from .event_triggers import (
    event_announced_whole,
    event_around_agenda,
    event_counts,
    event_has_both_sides,
    event_keeps_cooperation,
)
from .party import EventParty

TITLE_LENGTH = 160
SUMMARY_LENGTH = 500
MOST_FORMATS = 3
# What others than the parties may know of.
SHOWN_STATES = frozenset({EventState.ANNOUNCED, *OVER_STATES})


def in_year(year: int) -> Q:
    """Keep events that begin in ``year`` by the clocks of Berlin, whatever zone the reader has chosen."""
    berlin = timezone.get_default_timezone()
    return Q(starts_at__gte=datetime(year, 1, 1, tzinfo=berlin), starts_at__lt=datetime(year + 1, 1, 1, tzinfo=berlin))


class EventQuerySet(models.QuerySet["Event"]):
    """Selections of events."""

    def visible_to(self, user: Any) -> Self:
        """Keep those ``user`` may know of; how much of one they see is asked of ``permissions.event``.

        Parties see theirs in every state, also when they are only asked. The ministry sees what was announced,
        intermediaries what was announced in their area, everybody else what is announced and public. Whoever blocked
        the organisation that asked them does not see that they were asked.
        """
        shown = Q(is_public=True, state__in=SHOWN_STATES)
        if is_ministry(user):
            shown = Q(state__in=SHOWN_STATES)
        elif intermediary_ids(user):
            area = Organisation.objects.in_charge_of(user).values("pk")
            of_area = EventParty.objects.present().filter(accepted_at__isnull=False, organisation__in=area)
            shown |= Q(state__in=SHOWN_STATES, pk__in=of_area.values("event"))
        return self.filter(shown | Q(pk__in=EventParty.objects.of(user).values("event")))

    def of(self, user: Any) -> Self:
        """Keep those of which an organisation of ``user`` is a party now, or is asked to be one."""
        return self.filter(pk__in=EventParty.objects.of(user).values("event"))

    def public(self) -> Self:
        """Keep what everybody may know of."""
        return self.filter(is_public=True, state__in=SHOWN_STATES)

    def coming(self) -> Self:
        """Keep those that the two sides still prepare."""
        return self.filter(state__in=COMING_STATES)

    def begun_in(self, year: int) -> Self:
        """Keep those that begin in ``year``, see ``in_year``."""
        return self.filter(in_year(year))

    def with_district(self) -> Any:
        """Give each the key of its district as ``place``: where it takes place, else where its host has its seat."""
        return self.annotate(
            place=Coalesce("venue__municipality__district", "host__district", "host__municipality__district")
        )

    def with_parties(self) -> Self:
        """Fetch those who take part or are asked, with their organisations: one query more."""
        parties = EventParty.objects.present().select_related("organisation__district", "organisation__municipality")
        return self.prefetch_related(models.Prefetch("parties", parties, to_attr="present_parties"))

    def with_sections(self) -> Self:
        """Fetch the rows that every event has once."""
        return self.select_related("host", "venue__municipality", "needs", "registration", "outcome")

    def with_agreement(self) -> Self:
        """Fetch the cooperations with what they agreed on: two queries, none for events without one."""
        return self.prefetch_related("cooperation__agreement")


class Event(TimestampedModel):
    """What employers and MSOs hold together for the people the MSOs reach.

    ``revision`` counts every change, of sections too; ``sequence`` those that guests see (RFC 5545). Both are counted
    by the database. An all-day event begins at midnight in Berlin and ends at the midnight after its last day.
    ``was_planned_from`` and ``was_planned_until`` keep the date of an event that is postponed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    formats = choice_array(None, MeetingFormat.choices)
    state = models.CharField(max_length=10, choices=EventState.choices, default=EventState.IDEA)
    cooperation = models.ForeignKey(Cooperation, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="hosted_events")
    target_groups = choice_array(None, TargetGroup.choices)
    group_note = models.CharField(max_length=300, blank=True)
    minors = models.CharField(max_length=8, choices=Minors.choices, default=Minors.UNKNOWN)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    is_all_day = models.BooleanField(default=False)
    was_planned_from = models.DateTimeField(null=True, blank=True)
    was_planned_until = models.DateTimeField(null=True, blank=True)
    is_public = models.BooleanField(default=False)
    summary = models.CharField(max_length=SUMMARY_LENGTH, blank=True)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    feedback_code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    revision = models.PositiveBigIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    announced_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[EventQuerySet] = EventQuerySet.as_manager()  # type: ignore[assignment]
    present_parties: "list[EventParty]"

    class Meta:
        ordering = ["starts_at", "created_at", "pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["state", "starts_at"], name="event_by_date"),
            GinIndex(fields=["target_groups"], name="event_target_groups"),
        ]
        triggers = [
            begins_as("event_begins_idea", "idea"),
            moves(
                "event_moves",
                ("idea", "planned"),
                ("idea", "cancelled"),
                ("planned", "announced"),
                ("planned", "idea"),
                ("planned", "held"),
                ("planned", "postponed"),
                ("planned", "cancelled"),
                ("announced", "postponed"),
                ("announced", "cancelled"),
                ("announced", "held"),
                ("postponed", "planned"),
                ("postponed", "cancelled"),
                ("held", "closed"),
                ("held", "cancelled"),
            ),
            event_counts(),
            event_keeps_cooperation(),
            event_announced_whole(),
            event_has_both_sides(),
            event_around_agenda(),
        ]
        constraints = [
            known("event_state_known", "state", EventState),
            known("event_minors_known", "minors", Minors),
            all_known("event_lists_known", [("formats", MeetingFormat), ("target_groups", TargetGroup)]),
            models.CheckConstraint(
                name="event_formats_number",
                condition=Q(formats__len__gte=1, formats__len__lte=MOST_FORMATS),
                violation_error_message=_("Please choose one to three formats."),
            ),
            models.CheckConstraint(
                name="event_ends_after_start",
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__isnull=False, ends_at__gt=F("starts_at")),
                violation_error_message=_("The end has to be after the start."),
            ),
            models.CheckConstraint(
                name="event_dated_by_state",
                condition=Q(state__in=sorted(DATED_STATES), starts_at__isnull=False)
                | Q(state=EventState.POSTPONED, starts_at=None, was_planned_from__isnull=False)
                | Q(state__in=[EventState.IDEA, EventState.CANCELLED]),
            ),
            models.CheckConstraint(
                name="event_was_planned_whole",
                condition=Q(was_planned_from=None, was_planned_until=None)
                | Q(
                    was_planned_from__isnull=False,
                    was_planned_until__isnull=False,
                    was_planned_until__gt=F("was_planned_from"),
                ),
            ),
            models.CheckConstraint(
                name="event_announced_once",
                condition=~Q(state__in=sorted(SHOWN_STATES)) | Q(announced_at__isnull=False),
            ),
            models.CheckConstraint(
                name="event_has_title",
                condition=~Q(title="") | Q(erased_at__isnull=False),
                violation_error_message=_("Please give the event a title."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Event without title"))

    def get_absolute_url(self) -> str:
        """Return the page of the event."""
        return reverse("events:event", args=[self.pk])

    @property
    def was_announced(self) -> bool:
        """Say whether guests have heard of it."""
        return self.announced_at is not None


class EventTransition(TransitionModel):
    """One move of an event."""

    subject = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="transitions")
