"""Occasions through the year: planned once, ticked once, postponed three times, switched off and on, due until done."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cooperations.domain.keeping.planning import plan_cycle, plan_cycles
from cooperations.domain.keeping.telling import lines_of_keeping, people_to_keep, waiting_to_keep
from cooperations.domain.keeping.touching import choose_month, postpone, reopen, switch_off, switch_on, tick
from cooperations.enums.keeping import Occasion
from cooperations.models import Cooperation, TouchPoint, TouchPointChoice
from cooperations.tasks.keeping import plan_cycles_daily
from partners.models import Representative
from portal.accounts.domain.personal_data import collect_personal_data
from portal.shared.states import MoveRefused
from tests.factories.cooperation import CooperationPartyFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def cooperation(confirmed):
    return confirmed()


@pytest.fixture
def point(cooperation):
    plan_cycles()
    return TouchPoint.objects.select_related("cooperation", "organisation").first()


def user_of(organisation):
    return Representative.objects.get(organisation=organisation).user


def test_year_is_planned_once_nine_for_employers_two_for_associations(cooperation, sides):
    assert [plan_cycles(), plan_cycles()] == [11, 0]
    plan_cycles_daily()
    assert [TouchPoint.objects.filter(organisation=each, cycle=2026).count() for each in sides(cooperation)] == [9, 2]


def test_ended_and_resting_cooperations_are_not_planned(confirmed):
    for state in ("dormant", "ended"):
        row = Cooperation.objects.filter(pk=confirmed().pk)
        row.update(state=state, ended_on=date(2026, 2, 2) if state == "ended" else None)
    assert plan_cycles() == 0


def test_next_year_is_planned_when_it_begins_and_the_old_one_lapses(cooperation, point, clock):
    tick(point, actor=None)
    clock.move_to("2027-02-01 12:00+01:00")
    assert plan_cycles() == 0
    clock.move_to("2027-03-01 12:00+01:00")
    assert plan_cycles() == 11
    counts = {state: TouchPoint.objects.filter(state=state).count() for state in ("open", "done", "lapsed")}
    assert counts == {"open": 11, "done": 1, "lapsed": 10}


def test_who_came_later_gets_what_is_left_of_the_year(cooperation, clock):
    plan_cycles()
    clock.move_to("2026-11-01 12:00+01:00")
    party = CooperationPartyFactory(cooperation=cooperation, since=date(2026, 11, 1))
    assert 0 < plan_cycles() <= 2
    assert all(point.due_on >= party.since for point in party.organisation.touch_points.all())


def test_tick_is_done_once_and_taken_back_within_two_weeks(point, clock):
    user = user_of(point.organisation)
    assert [tick(point, actor=user, note="Kaffee"), tick(point, actor=user)] == [True, False]
    assert collect_personal_data(user)["keeping"]["ticked"][0]["note"] == "Kaffee"
    assert reopen(point, actor=user)
    tick(point, actor=user)
    clock.shift(timedelta(days=15))
    with pytest.raises(MoveRefused, match="14"):
        reopen(point, actor=user)


def test_postponing_three_times_is_enough(point):
    days = [postpone(point, delay) for delay in (0, 1, 3)]
    assert days == [date(2026, 3, 24), date(2026, 4, 24), date(2026, 7, 24)] or days == sorted(days)
    for refused in (lambda: postpone(point, 1), lambda: tick(point, actor=None) and postpone(point, 1)):
        with pytest.raises(MoveRefused):
            refused()
    with pytest.raises(ValueError, match="2"):
        postpone(point, 2)


def test_what_is_switched_off_stays_off_next_year_and_comes_back_when_wished(point, clock):
    cooperation, organisation, occasion = point.cooperation, point.organisation, Occasion(point.occasion)
    assert switch_off(point, actor=None)
    clock.move_to("2027-03-01 12:00+01:00")
    plan_cycles()
    this_year = TouchPoint.objects.filter(organisation=organisation, occasion=occasion, cycle=2027)
    assert not this_year.exists()
    for _twice in range(2):
        switch_on(cooperation, organisation, occasion, actor=None)
    assert [row.state for row in this_year] == ["open"]
    switch_off(this_year.get(), actor=None)
    switch_on(cooperation, organisation, occasion, actor=None)
    assert this_year.get().state == "open"


def test_own_month_moves_what_is_open_and_the_years_to_come(point, clock):
    choose_month(point.cooperation, point.organisation, Occasion(point.occasion), 8)
    point.refresh_from_db()
    assert point.due_on == date(2026, 8, 15)
    clock.move_to("2027-03-01 12:00+01:00")
    plan_cycle(point.cooperation, 2027)
    assert (
        TouchPoint.objects.get(organisation=point.organisation, occasion=point.occasion, cycle=2027).due_on.month == 8
    )
    choose_month(point.cooperation, point.organisation, Occasion(point.occasion), None)
    assert TouchPointChoice.objects.get().month is None


def test_due_means_due_until_done_for_whose_turn_it_is(point, clock, cooperation, sides):
    user, other = (user_of(organisation) for organisation in sides(cooperation))
    assert (waiting_to_keep(user), lines_of_keeping([user], date(2026, 2, 2))) == ([], {})
    clock.move_to("2026-04-20 12:00+02:00")
    today = date(2026, 4, 20)
    told = lines_of_keeping([user, other], today)
    keys = [line.key for line in told[user.pk]]
    assert len(keys) == len(waiting_to_keep(user)) >= 2
    assert set(people_to_keep(today)) == {user.pk, other.pk}
    assert not {line.key for line in told[other.pk]} & set(keys)
    tick(TouchPoint.objects.get(pk=keys[0].split(":")[1]), actor=user)
    assert [line.key for line in lines_of_keeping([user], today)[user.pk]] == keys[1:]
    Cooperation.objects.update(state="dormant")
    assert lines_of_keeping([user], today) == {}


def test_database_refuses_what_cannot_be(point):
    rows = TouchPoint.objects.filter(pk=point.pk)
    other = TouchPoint.objects.exclude(pk=point.pk).filter(organisation=point.organisation).first()
    TouchPointChoice.objects.create(
        cooperation=point.cooperation, organisation=point.organisation, occasion=point.occasion
    )
    attempts = {
        "touch_point_once_a_year": lambda: TouchPoint.objects.filter(pk=other.pk).update(occasion=point.occasion),
        "touch_point_occasion_known": lambda: rows.update(occasion="x"),
        "touch_point_done_at": lambda: rows.update(state="done"),
        "touch_point_postponed_at_most": lambda: rows.update(postponed_times=4),
        "touch_point_moves": lambda: [rows.update(state="lapsed"), rows.update(state="open")],
        "touch_point_choice_once": lambda: TouchPointChoice.objects.create(
            cooperation=point.cooperation, organisation=point.organisation, occasion=point.occasion
        ),
        "touch_point_choice_month": lambda: TouchPointChoice.objects.update(month=13),
        "touch_point_choice_known": lambda: TouchPointChoice.objects.update(occasion="x"),
    }
    for name, attempt in attempts.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            attempt()
