"""Events in every state, and what belongs to them, for tests."""

from datetime import date, timedelta

import factory
from django.db import transaction
from django.utils import timezone
from factory.django import DjangoModelFactory

from events.models import (
    AgendaItem,
    BlockedDays,
    CalendarFeed,
    CostItem,
    Event,
    EventNeeds,
    EventParty,
    EventText,
    Feedback,
    Lesson,
    MediaConsent,
    ObservedCalendars,
    Outcome,
    PressItem,
    Quote,
    Registration,
    SignUp,
    Venue,
)
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory

WAYS = {
    "idea": [],
    "planned": ["planned"],
    "announced": ["planned", "announced"],
    "held": ["planned", "announced", "held"],
    "closed": ["planned", "announced", "held", "closed"],
    "postponed": ["planned", "announced", "postponed"],
    "cancelled": ["planned", "announced", "cancelled"],
}
OVER = {"held", "closed"}


class EventFactory(DjangoModelFactory):
    """An event in any state, begun by ``employer`` with ``mso``; it takes the way the database asks for.

    It begins in 30 days at this time, or began 30 days ago where it is over, and lasts two hours. ``starts_at=None``
    leaves an idea without a date. ``venue`` and ``needs`` are columns of those rows. ``employer=None`` or ``mso=None``
    leaves a side out.
    """

    class Meta:
        model = Event

    title = factory.Sequence(lambda n: f"Elternabend {n}")
    formats = factory.LazyFunction(lambda: ["information_evening"])
    target_groups = factory.LazyFunction(lambda: ["parents"])
    state = "idea"
    employer = factory.SubFactory(OrganisationFactory, employer=True)
    mso = factory.SubFactory(OrganisationFactory)
    created_by = factory.SubFactory(UserFactory)
    starts_at = factory.LazyAttribute(
        lambda event: (
            timezone.now().replace(second=0, microsecond=0) + timedelta(days=-30 if event.state in OVER else 30)
        )
    )
    ends_at = factory.LazyAttribute(lambda event: event.starts_at and event.starts_at + timedelta(hours=2))
    venue = None
    needs = None
    registration = None

    @classmethod
    @transaction.atomic
    def _create(cls, model_class, *args, **kwargs):
        state, employer, mso = kwargs.pop("state"), kwargs.pop("employer"), kwargs.pop("mso")
        rows = {name: kwargs.pop(name) or {} for name in ("venue", "needs", "registration")}
        kwargs.setdefault("host", employer or mso)
        event = super()._create(model_class, *args, **kwargs)
        for organisation, side in ((employer, "employer"), (mso, "mso")):
            if organisation is not None:
                EventPartyFactory(event=event, organisation=organisation, side=side)
        Venue.objects.create(event=event, **{"street": "Kampstraße 1", "postal_code": "44137", **rows["venue"]})
        EventNeeds.objects.create(event=event, **{"languages": ["de"], "group_languages": ["ar"], **rows["needs"]})
        Registration.objects.create(event=event, **rows["registration"])
        Outcome.objects.create(event=event)
        for step in WAYS[state]:
            move_on(event, step)
        event.refresh_from_db()
        return event


class EventPartyFactory(DjangoModelFactory):
    class Meta:
        model = EventParty

    organisation = factory.SubFactory(OrganisationFactory)
    side = "mso"
    accepted_at = factory.LazyFunction(timezone.now)


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    starts_after = 0
    minutes = 30
    title = factory.Sequence(lambda n: f"Programmpunkt {n}")


class CostItemFactory(DjangoModelFactory):
    class Meta:
        model = CostItem

    kind = "catering"
    what = factory.Sequence(lambda n: f"Getränke {n}")


class EventTextFactory(DjangoModelFactory):
    class Meta:
        model = EventText

    language = "ar"
    title = "لقاء للأهل"


class ObservedCalendarsFactory(DjangoModelFactory):
    class Meta:
        model = ObservedCalendars

    organisation = factory.SubFactory(OrganisationFactory)
    traditions = factory.LazyFunction(lambda: ["islam"])


class BlockedDaysFactory(DjangoModelFactory):
    class Meta:
        model = BlockedDays

    organisation = factory.SubFactory(OrganisationFactory)
    first = date(2027, 6, 1)
    last = factory.LazyAttribute(lambda days: days.first)


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = CalendarFeed

    user = factory.SubFactory(UserFactory)
    token_hash = factory.Sequence(lambda n: f"{n:064d}")


class SignUpFactory(DjangoModelFactory):
    """Needs an event with ``registration={"mode": "sign_up", "keeper": …}``."""

    class Meta:
        model = SignUp

    name = factory.Sequence(lambda n: f"Gast {n}")
    email = factory.Sequence(lambda n: f"gast{n}@example.org")


class FeedbackFactory(DjangoModelFactory):
    class Meta:
        model = Feedback

    language = "de"
    on = factory.LazyAttribute(lambda feedback: timezone.localdate(feedback.event.starts_at))
    welcome = 4
    understood = 3
    useful = 4
    again = "yes"


class LessonFactory(DjangoModelFactory):
    class Meta:
        model = Lesson

    went_well = "Die Führung durch die Werkstatt."


class QuoteFactory(DjangoModelFactory):
    class Meta:
        model = Quote

    recorded_for = factory.SubFactory(OrganisationFactory)
    text = "Hier wurde ich zum ersten Mal nach meinem Beruf gefragt."


class MediaConsentFactory(DjangoModelFactory):
    class Meta:
        model = MediaConsent

    recorded_for = factory.SubFactory(OrganisationFactory)
    who = factory.Sequence(lambda n: f"Person {n}")
    media = factory.LazyFunction(lambda: ["photo"])
    purposes = factory.LazyFunction(lambda: ["website"])
    until = date(2028, 12, 31)
    way = "paper"


class PressItemFactory(DjangoModelFactory):
    class Meta:
        model = PressItem

    title = "Ein Abend in der Werkstatt"
    on = factory.LazyFunction(timezone.localdate)


def move_on(event, state):
    """Bring ``event`` to ``state`` the way the database allows, with its history."""
    source, event.state = event.state, state
    if state == "announced":
        event.announced_at = timezone.now()
    if state == "postponed":
        event.was_planned_from, event.was_planned_until = event.starts_at, event.ends_at
        event.starts_at = event.ends_at = None
    event.save()
    event.transitions.create(source=source, target=state, reason="So kam es.")
