"""Feeds: what they hold, who may have one, when they stop to answer."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from icalendar import Calendar

from events.domain.calendar_files.feeds import feed_file, issue_feed, open_feed, revoke_feed, revoke_feeds_of_departed
from events.domain.planning.calendar_entry import entry_for_guests, entry_for_parties
from events.models import CalendarFeed, Event
from events.models.feed import MOST_OPEN
from portal.shared.states import MoveRefused
from tests.factories.events import EventFactory, move_on
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return RepresentativeFactory()


def shown(feed):
    calendar = Calendar.from_ical(feed_file(feed, timezone.now()))
    return {str(event["SUMMARY"]): str(event["STATUS"]) for event in calendar.walk("VEVENT")}


def test_a_feed_holds_what_one_takes_part_in_with_its_state(member, django_assert_num_queries):
    organisation = member.organisation
    for state in ("idea", "planned", "announced", "held", "postponed", "cancelled"):
        EventFactory(mso=organisation, state=state, title=state)
    EventFactory(mso=organisation, state="closed", title="old")
    Event.objects.filter(title="old").update(
        starts_at=timezone.now() - timedelta(days=400), ends_at=timezone.now() - timedelta(days=399)
    )
    EventFactory(state="announced", is_public=True, title="foreign")
    asked = EventFactory(mso=organisation, state="idea", title="asked")
    asked.parties.filter(organisation=organisation).update(accepted_at=None)
    expected = {
        "planned": "TENTATIVE",
        "announced": "CONFIRMED",
        "held": "CONFIRMED",
        "Verschoben: postponed": "CANCELLED",
        "Abgesagt: cancelled": "CANCELLED",
    }
    feed, token = issue_feed(actor=member.user, organisation=organisation)
    assert shown(feed) == expected
    own, _token = issue_feed(actor=member.user)
    assert shown(own) == expected
    with django_assert_num_queries(3):
        feed_file(open_feed(token), timezone.now())


def test_moving_counts_up_and_the_same_event_comes_back_after_it_was_postponed():
    event = EventFactory(state="announced", title="Werkstatt")
    first = entry_for_parties(event)
    move_on(event, "postponed")
    event.refresh_from_db()
    postponed = entry_for_parties(event)
    assert (postponed.uid, postponed.status, postponed.start) == (first.uid, "CANCELLED", first.start)
    event.starts_at, event.ends_at = first.start + timedelta(days=7), first.end + timedelta(days=7)
    move_on(event, "planned")
    event.refresh_from_db()
    moved = entry_for_guests(event, "ar")
    assert (moved.uid, moved.status) == (first.uid, "TENTATIVE")
    assert first.sequence < postponed.sequence < moved.sequence
    assert moved.address.endswith(f"/v/{event.code}/?lang=ar")


def test_the_secret_is_stored_nowhere_and_a_closed_address_never_answers(member):
    feed, token = issue_feed(actor=member.user, label="Handy")
    assert open_feed(token) == feed
    assert token not in str(CalendarFeed.objects.filter(pk=feed.pk).values())
    with pytest.raises(PermissionDenied):
        revoke_feed(feed, actor=RepresentativeFactory().user)
    assert revoke_feed(feed, actor=member.user)
    assert not revoke_feed(feed, actor=member.user)
    assert open_feed(token) is None
    assert open_feed("falsch") is None


def test_addresses_of_an_organisation_end_with_the_role_of_who_made_them(member):
    other = RepresentativeFactory(organisation=member.organisation)
    feed, token = issue_feed(actor=member.user, organisation=member.organisation)
    stays, other_token = issue_feed(actor=other.user, organisation=member.organisation)
    member.until = timezone.localdate() - timedelta(days=1)
    member.save()
    assert open_feed(token) is None
    assert open_feed(other_token) == stays
    revoke_feeds_of_departed(member.organisation)
    feed.refresh_from_db()
    stays.refresh_from_db()
    assert feed.revoked_at is not None
    assert stays.revoked_at is None


def test_nobody_has_more_than_five_or_one_of_others(member):
    for _ in range(MOST_OPEN):
        feed, _token = issue_feed(actor=member.user)
    with pytest.raises(MoveRefused, match="five"):
        issue_feed(actor=member.user)
    revoke_feed(feed, actor=member.user)
    issue_feed(actor=member.user)
    with pytest.raises(PermissionDenied):
        issue_feed(actor=RepresentativeFactory().user, organisation=member.organisation)
