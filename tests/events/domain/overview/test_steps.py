"""What waits for whom, by where an event and a conversation stand. Without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cooperations.models import ContactEntry, ContactRequest
from events.domain.overview.contact import contact_steps
from events.domain.overview.event import event_steps
from events.domain.overview.loading import Facts
from events.domain.overview.steps import Awaited, Step, StepState, in_order
from events.models import Event, EventParty, EventTransition, Outcome, Registration
from partners.models import Organisation

EMPLOYER = Organisation(pk=1, name="Klinikum", slug="klinikum")
MSO = Organisation(pk=2, name="Brücke e. V.", slug="bruecke")
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TODAY = NOW.date()


def event_in(state, *, asked=False, starts=TODAY + timedelta(days=9), expected=None, **outcome):
    event = Event(title="Elternabend", state=state, created_at=NOW - timedelta(days=40))
    if starts:
        event.starts_at = datetime(starts.year, starts.month, starts.day, 16, tzinfo=UTC)
        event.ends_at = event.starts_at + timedelta(hours=2)
    event.registration, event.outcome = Registration(event=event, expected=expected), Outcome(event=event, **outcome)
    event.present_parties = [
        EventParty(organisation=EMPLOYER, side="employer", accepted_at=NOW),
        EventParty(organisation=MSO, side="mso", accepted_at=None if asked else NOW),
    ]
    return event


def open_for(event, own, **known):
    steps = event_steps(event, Facts(frozenset({own.pk}), TODAY, **known))
    return [(step.what, step.awaited.is_us, step.awaited.others) for step in steps if step.waits]


BOTH = (True, ("Brücke e. V.",))
THEM = (False, ("Brücke e. V.",))
US = (True, ())
PAST = {"starts": TODAY - timedelta(days=2)}


@pytest.mark.parametrize(
    ("event", "waits"),
    [
        (event_in("idea", asked=True), [("Say whether you take part", *THEM)]),
        (event_in("idea", starts=None), [("Choose a date", *BOTH)]),
        (event_in("planned"), [("Announce the event", *BOTH)]),
        (event_in("announced"), [("Say how many come", *THEM)]),
        (event_in("announced", expected=25), []),
        (event_in("postponed", starts=None), [("Choose a date", *BOTH)]),
        (event_in("cancelled"), []),
        (event_in("held", **PAST), [("Write down how many came", *BOTH), ("Write down what you learned", *BOTH)]),
        (
            event_in("closed", **PAST, attended=9, interested=5, followed_up=1),
            [("Speak with those who are interested", *US)],
        ),
        (event_in("closed", **PAST, attended=9, interested=5, followed_up=5), []),
    ],
    ids=lambda value: getattr(value, "state", None),
)
def test_employer_reads_what_waits_for_whom(event, waits):
    assert open_for(event, EMPLOYER) == waits


def test_who_has_written_how_it_was_is_not_waited_for():
    event = event_in("held", **PAST, attended=9)
    waits = open_for(event, EMPLOYER, lessons={event.pk: {EMPLOYER.pk: TODAY}})
    assert waits == [("Write down what you learned", *THEM)]


def test_who_is_only_asked_reads_nothing_but_that():
    event = event_in("idea", asked=True)
    steps = event_steps(event, Facts(frozenset({MSO.pk}), TODAY))
    assert [(step.what, step.awaited) for step in steps] == [("Say whether you take part", Awaited(is_us=True))]


def test_day_of_the_event_counts_as_the_day_it_took_place():
    event = event_in("held", **PAST)
    move = EventTransition(subject=event, source="announced", target="held", at=NOW)
    steps = event_steps(event, Facts(frozenset({1}), TODAY, event_moves={event.pk: [move]}))
    assert [step.day for step in steps if step.what == "It took place."] == [PAST["starts"]]


def request_in(state, **values):
    sent = values.pop("sent_on", TODAY - timedelta(days=20))
    return ContactRequest(employer=EMPLOYER, mso=MSO, state=state, sent_on=sent, subject="Ein Abend", **values)


@pytest.mark.parametrize(
    ("request_", "states"),
    [
        (request_in("sent"), ["done", "waiting"]),
        (request_in("answered", first_answer_at=NOW), ["done", "done"]),
        (request_in("declined", closed_on=TODAY), ["done", "off"]),
        (request_in("answered", first_answer_at=NOW, sent_on=TODAY + timedelta(days=1)), []),
    ],
    ids=["sent", "answered", "declined", "later, about something else"],
)
def test_request_stands_with_its_answer(request_, states):
    facts = Facts(frozenset({EMPLOYER.pk}), TODAY, requests=[request_])
    assert [step.state for step in contact_steps({1, 2}, facts, TODAY, is_open=True)] == states
    assert contact_steps({1, 3}, facts, TODAY, is_open=True) == []


def test_first_conversation_and_open_next_step_of_the_pair():
    talks = [
        ContactEntry(employer=EMPLOYER, mso=MSO, kind="call", on=TODAY - timedelta(days=number), reached=number < 9)
        for number in (9, 8, 7)
    ]
    talks[-1].next_step, talks[-1].next_side, talks[-1].next_on = "Raum ansehen", "mso", TODAY
    facts = Facts(frozenset({MSO.pk}), TODAY, entries=talks)
    first, step = contact_steps({1, 2}, facts, TODAY, is_open=True)
    assert (first.day, first.url) == (TODAY - timedelta(days=8), "/kontakt/klinikum/gespraeche/")
    assert (step.what, step.awaited) == ("Raum ansehen", Awaited(is_us=True))
    assert len(contact_steps({1, 2}, facts, TODAY, is_open=False)) == 1


def test_what_happened_stands_before_what_is_open_and_ahead():
    days = [date(2026, 1, 2), date(2026, 1, 1), None]
    steps = [Step(state, state, day) for state in ("ahead", "waiting", "off", "done") for day in days]
    assert [(step.state, step.day) for step in in_order(steps)] == [
        (StepState.OFF, days[1]),
        (StepState.DONE, days[1]),
        (StepState.OFF, days[0]),
        (StepState.DONE, days[0]),
        (StepState.OFF, None),
        (StepState.DONE, None),
        *((state, day) for state in ("waiting", "ahead") for day in (days[1], days[0], None)),
    ]
