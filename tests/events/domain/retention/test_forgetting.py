"""Every rule of erasing: the day before its time nothing happens, then it does, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cooperations.models.months import add_months
from events.domain.retention import forget
from events.models import (
    BlockedDays,
    CalendarFeed,
    Event,
    EventNeeds,
    EventNotice,
    MediaConsent,
    Quote,
    SignUp,
)
from portal.accounts.models import SignedLink
from tests.events.domain.world import make_world
from tests.factories.events import (
    BlockedDaysFactory,
    CalendarFeedFactory,
    EventFactory,
    FeedbackFactory,
    MediaConsentFactory,
    QuoteFactory,
    SignUpFactory,
    move_on,
)

pytestmark = pytest.mark.django_db
NAMES = {"interpreter": "Lina", "emergency_name": "Ole", "emergency_phone": "0211 1", "languages": ["de"]}


def months(number, *, less=0):
    """Return the day on which ``number`` months are over, counted from today."""
    return add_months(timezone.localdate(), number) + timedelta(days=1 - less)


def days(number, *, less=0):
    return timezone.localdate() + timedelta(days=number + 1 - less)


def with_guest(**values):
    world = make_world(**values)
    row = world.event.registration
    row.mode, row.keeper = "sign_up", world.mso
    row.save()
    link = SignedLink.objects.create(purpose="x", token_hash=world.event.code, expires_at=timezone.now())
    SignUpFactory(event=world.event, link=link, persons=3)
    return world.event


def erases(rule, before, then):
    """Check that the rule does nothing on the day ``before``, one thing on the day ``then``, and nothing again."""
    assert forget(before)[rule] == 0
    assert forget(then)[rule] == 1
    assert forget(then)[rule] == 0


def test_guests_and_helpers_are_erased_thirty_days_after():
    event = with_guest(needs=NAMES)
    end = timezone.localdate(event.ends_at)
    erases("sign_ups", end + timedelta(days=30), end + timedelta(days=31))
    row = SignUp.objects.get()
    assert (row.name, row.email, row.link, row.persons) == ("", "", None, 3)
    assert not SignedLink.objects.exists()
    needs = EventNeeds.objects.get(event=event)
    assert (needs.interpreter, needs.emergency_name, needs.emergency_phone) == ("", "", "")


def test_a_postponed_event_is_counted_from_its_new_date():
    event = with_guest()
    move_on(event, "postponed")
    old_end = timezone.localdate(event.was_planned_until)
    assert forget(old_end + timedelta(days=60))["sign_ups"] == 0
    assert forget(old_end + timedelta(days=182))["sign_ups"] == 1


def test_a_cancelled_event_is_counted_from_the_day_it_was_called_off():
    event = with_guest()
    move_on(event, "cancelled")
    erases("sign_ups", days(30, less=1), days(31))


def make_quote(event):
    return QuoteFactory(event=event, speaker="Amina")


def make_ending_quote(event):
    return QuoteFactory(event=event, released_for=["press"], release_way="mail", released_until=timezone.localdate())


def make_ending_consent(event):
    return MediaConsentFactory(event=event, until=timezone.localdate())


def make_withdrawn_consent(event):
    return MediaConsentFactory(event=event, withdrawn_at=timezone.now())


def make_feedback(event):
    return FeedbackFactory(event=event, text="Schön")


def make_notice(event):
    return EventNotice.objects.create(event=event, sequence=1, kind="planned", person="u1")


# How long after today each rule waits. Days are reckoned when a test runs: the suite may run past midnight.
RULES = [
    ("quotes", make_quote, (months, 6)),
    ("releases", make_ending_quote, (months, 6)),
    ("consents", make_ending_consent, (months, 12)),
    ("consents", make_withdrawn_consent, (days, 30)),
    (
        "blocked_days",
        lambda _event: BlockedDaysFactory(last=timezone.localdate(), first=timezone.localdate()),
        (months, 12),
    ),
    ("feeds", lambda _event: CalendarFeedFactory(revoked_at=timezone.now()), (days, 30)),
    ("notices", make_notice, (months, 12)),
]


@pytest.mark.parametrize(("rule", "make", "after"), RULES)
def test_each_rule_has_its_time(rule, make, after):
    make(EventFactory(state="held"))
    unit, number = after
    erases(rule, unit(number, less=1), unit(number))


def test_what_is_erased_is_empty_and_what_is_not_stays():
    event = EventFactory(state="held")
    quote, consent, feedback = make_quote(event), make_ending_consent(event), make_feedback(event)
    kept = QuoteFactory(event=event, released_for=["website"], release_way="paper")
    BlockedDaysFactory(last=months(30), first=months(30))
    CalendarFeedFactory()
    forget(months(25))
    for row in (quote, consent, feedback, kept):
        row.refresh_from_db()
    assert (quote.text, quote.speaker) == ("", "")
    assert (consent.who, consent.guardian) == ("", "")
    assert (feedback.text, feedback.welcome) == ("", 4)
    assert kept.text
    assert (BlockedDays.objects.count(), CalendarFeed.objects.count()) == (1, 1)
    assert (Quote.objects.count(), MediaConsent.objects.count()) == (2, 1)


def test_what_never_came_about_loses_its_texts_after_two_years():
    idea = EventFactory(starts_at=None, ends_at=None)
    EventFactory(state="announced")
    erases("events", months(24, less=1), months(24))
    idea.refresh_from_db()
    assert (idea.title, idea.formats) == ("", ["information_evening"])
    assert Event.objects.count() == 2
