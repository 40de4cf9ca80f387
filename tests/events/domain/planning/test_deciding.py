"""Dates, announcing, postponing, calling off, and what follows by the clock."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cooperations.enums.side import Side
from events.domain import hooks, planning
from events.domain.planning.notices import is_latest
from events.enums.event import Section
from events.models import Event, EventNotice
from portal.accounts.models import User
from portal.outbox.models import Message
from portal.shared.states import MoveRefused
from tests.events.domain.planning.acting import announce, mails, save
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import AgendaItemFactory, EventFactory, LessonFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


class TestDates:
    @pytest.mark.parametrize(
        ("start", "end", "field"),
        [
            (timedelta(), timedelta(), "ends_at"),
            (timedelta(), -timedelta(hours=1), "ends_at"),
            (-timedelta(days=30), -timedelta(days=29), "starts_at"),
            (timedelta(days=2000), timedelta(days=2001), "starts_at"),
            (timedelta(), timedelta(days=20), "ends_at"),
            (timedelta(), timedelta(minutes=60), "ends_at"),
        ],
    )
    def test_impossible_ones_are_refused_at_their_field(self, world, planned, start, end, field):
        AgendaItemFactory(event=planned, starts_after=60, minutes=30)
        with pytest.raises(ValidationError) as refused:
            planning.move_event(planned, world.start + start, world.start + end, actor=world.people["mso"])
        assert list(refused.value.message_dict) == [field]

    def test_programme_moves_along(self, world, planned):
        AgendaItemFactory(event=planned, starts_after=60, minutes=30)
        later = timedelta(days=7)
        planning.move_event(planned, world.start + later, world.end + later, actor=world.people["mso"])
        assert planned.agenda.get().starts_after == 60

    def test_who_has_seen_an_older_date_is_told(self, world, planned):
        base, later = planning.date_fingerprint(planned), timedelta(days=7)
        planning.move_event(planned, world.start + later, world.end + later, actor=world.people["mso"], base=base)
        with pytest.raises(MoveRefused):
            planning.move_event(planned, world.start, world.end + later, actor=world.people["employer"], base=base)

    def test_many_changes_are_one_mail(self, world, planned):
        for days in (1, 2, 3):
            later = timedelta(days=days)
            planning.move_event(planned, world.start + later, world.end + later, actor=world.people["mso"])
        waiting = Message.objects.filter(subject__startswith="Geändert", recipient=world.people["employer"].email)
        assert [is_latest(each) for each in waiting.order_by("job__created_at")] == [False, False, True]
        assert min(each.job.due_at for each in waiting) > timezone.now() + timedelta(minutes=8)

    def test_postponed_comes_back_with_a_new_date(self, world, planned):
        announce(planned, world.people["mso"])
        with pytest.raises(ValueError, match="reason"):
            planning.postpone(planned, actor=world.people["mso"], reason=" ")
        assert planning.postpone(planned, actor=world.people["mso"], reason="Hochwasser")
        assert not planning.postpone(planned, actor=world.people["mso"], reason="Hochwasser")
        event = Event.objects.get()
        assert (event.starts_at, event.was_planned_from) == (None, world.start)
        moved = planning.move_event(event, world.start, world.end, actor=world.people["employer"])
        event.refresh_from_db()
        assert (moved.is_planned, event.state, event.was_planned_from) == (True, "planned", None)
        assert event.announced_at is not None


class TestDeciding:
    def test_announcing_says_what_is_missing(self, world, planned):
        with pytest.raises(MoveRefused, match=r"address.*languages.*for whom"):
            planning.announce(planned, actor=world.people["mso"])
        assert announce(planned, world.people["mso"])
        assert not planning.announce(planned, actor=world.people["mso"])
        assert mails("Angekündigt") == [world.people["employer"].email]
        with pytest.raises(ValidationError) as refused:
            save(planned, Section.PLACE, world.people["mso"], street="", postal_code="")
        assert list(refused.value.message_dict) == ["street"]

    def test_called_off_is_told_once_with_the_reason(self, world, planned, monkeypatch):
        ended = []
        monkeypatch.setattr(hooks, "ENDED_HOOKS", [lambda event: ended.append(event.state)])
        assert planning.cancel(planned, actor=world.people["employer"], reason="Zu wenige Zusagen.")
        assert not planning.cancel(planned, actor=world.people["mso"], reason="Auch.")
        assert mails("Abgesagt") == [world.people["mso"].email]
        assert "Zu wenige Zusagen." in Message.objects.get(subject__startswith="Abgesagt").text
        assert ended == ["cancelled"]

    def test_person_of_two_parties_is_told_once(self, world, planned):
        RepresentativeFactory(user=world.people["employer"], organisation=world.second)
        CooperationFactory(state="in_talks", employer=world.employer, mso=world.second)
        planning.invite_party(planned, world.second, Side.MSO, by=world.employer, actor=world.people["employer"])
        both = User.objects.get(pk=world.people["employer"].pk)
        planning.answer_invitation(planned, world.second, accepts=True, actor=both)
        planning.cancel(planned, actor=world.people["mso"], reason="Krank.")
        assert mails("Abgesagt") == sorted([world.people["employer"].email, world.people["second"].email])
        assert EventNotice.objects.filter(kind="cancelled").count() == 2

    def test_clock_holds_and_closes(self, world, planned):
        announce(planned, world.people["mso"])
        assert planning.hold_due(timezone.now()) == 0
        with time_machine.travel(world.end + timedelta(hours=3)):
            assert planning.hold_due(timezone.now()) == 1
            assert planning.hold_due(timezone.now()) == 0
            assert planning.close_due(timezone.now()) == 0
        with time_machine.travel(world.end + timedelta(days=91)):
            assert planning.close_due(timezone.now()) == 1
        assert [each.target for each in planned.transitions.all()] == ["planned", "announced", "held", "closed"]

    def test_closed_when_both_sides_have_said_how_it_was_and_guests_had_two_weeks(self, world):
        event = EventFactory(state="held", employer=world.employer, mso=world.mso)
        event.outcome.attended = 12
        event.outcome.save()
        LessonFactory(event=event, organisation=world.mso)
        assert planning.close_due(timezone.now()) == 0
        LessonFactory(event=event, organisation=world.employer)
        assert planning.close_due(event.ends_at + timedelta(days=14)) == 0
        assert planning.close_due(event.ends_at + timedelta(days=15)) == 1

    def test_said_afterwards_that_it_took_place_or_not(self, world, planned):
        with pytest.raises(MoveRefused):
            planning.say_it_took_place(planned, actor=world.people["mso"])
        with time_machine.travel(world.end + timedelta(days=2)):
            assert planning.say_it_took_place(planned, actor=world.people["mso"])
            assert planning.cancel(planned, actor=world.people["mso"], reason="Doch nicht.")

    def test_guests_of_the_house_decide_nothing(self, world, planned):
        centre = OrganisationFactory(roles=["integration_centre"])
        user = RepresentativeFactory(organisation=centre).user
        planning.invite_party(planned, centre, Side.MEDIATOR, by=world.mso, actor=world.people["mso"])
        planning.answer_invitation(planned, centre, accepts=True, actor=user)
        for verb in (planning.cancel, planning.postpone):
            with pytest.raises(PermissionDenied):
                verb(planned, actor=user, reason="Weil.")
