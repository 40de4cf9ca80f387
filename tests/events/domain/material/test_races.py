"""Invitations made and addresses opened at the same moment; without locks each shows the fault."""

import threading
from dataclasses import replace
from functools import partial

import pytest
from django.db import IntegrityError

from events.domain.calendar_files import feeds
from events.domain.calendar_files.feeds import issue_feed, open_feed, revoke_feed
from events.domain.material import making
from events.domain.material.making import make_invitations
from events.enums.material import GuestLanguage, MaterialKind
from events.models import CalendarFeed, Invitation
from events.models.feed import MOST_OPEN
from portal.outbox.models import Job
from portal.printing.models import Printout
from portal.shared.states import MoveRefused
from tests.events.domain.world import make_world
from tests.factories.partners import RepresentativeFactory
from tests.races import meet_after, refusal_of_the_database, run_together, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 8


def makers(number):
    world = make_world()
    make = partial(make_invitations, world.event, MaterialKind.FLYER, [GuestLanguage.AR], actor=world.of_mso)
    return [refusal_of_the_database(make)] * number


def differing(monkeypatch):
    """Let the event read differently each time, as if somebody changed it in between."""
    titles, frozen = iter("ABCDEFGH"), making.guest_event
    monkeypatch.setattr(making, "guest_event", lambda *args: replace(frozen(*args), title=next(titles)))


def test_the_same_invitation_made_at_once_is_one_printed_once():
    run_together(*makers(MANY))
    assert (Invitation.objects.count(), Printout.objects.count()) == (1, 1)
    assert Job.objects.filter(name="printing.print").count() == 1


def test_differing_ones_made_at_once_leave_the_last(monkeypatch):
    actions = makers(MANY)
    differing(monkeypatch)
    assert not [each for each in run_together(*actions) if isinstance(each, IntegrityError)]
    assert Invitation.objects.get().printout == Printout.objects.get()


def test_control_without_the_lock_the_database_refuses_the_second(monkeypatch):
    actions = makers(2)
    differing(monkeypatch)
    without_locks(monkeypatch)
    meet_before_saving(monkeypatch, 2)
    outcomes = run_together(*actions)
    assert [each for each in outcomes if isinstance(each, IntegrityError)]


def meet_before_saving(monkeypatch, number):
    """Let ``number`` threads have read what is there before the first of them writes."""
    gate, save = threading.Barrier(number, timeout=60), Invitation.save

    def wait(row, *arguments, **options):
        gate.wait()
        save(row, *arguments, **options)

    monkeypatch.setattr(Invitation, "save", wait)


def openers(number):
    member = RepresentativeFactory()
    for _ in range(MOST_OPEN - 1):
        issue_feed(actor=member.user)
    return [partial(issue_feed, actor=member.user)] * number


def test_the_fifth_address_is_made_once():
    outcomes = run_together(*openers(MANY))
    assert sum(isinstance(each, MoveRefused) for each in outcomes) == MANY - 1
    assert CalendarFeed.objects.open().count() == MOST_OPEN


def test_control_without_the_lock_there_are_six(monkeypatch):
    actions = openers(2)
    without_locks(monkeypatch)
    meet_after(monkeypatch, feeds.secrets, "token_urlsafe", 2)
    run_together(*actions)
    assert CalendarFeed.objects.open().count() == MOST_OPEN + 1


def test_an_address_closed_while_programs_ask_stays_closed():
    member = RepresentativeFactory()
    feed, token = issue_feed(actor=member.user)

    def ask():
        found = open_feed(token)
        if found is not None:
            feeds.note_asked(found, feed.created_at.date())
        return found

    outcomes = run_together(*[ask] * (MANY - 2), *[partial(revoke_feed, feed, actor=member.user)] * 2)
    assert sorted(map(str, outcomes[-2:])) == ["False", "True"]
    assert open_feed(token) is None
    # Whoever wrote back what they read before would open it again: the database refuses.
    with pytest.raises(IntegrityError, match="feed_stays_revoked"):
        feed.save()
