"""The self-check belongs to one employer, is begun once a year, and stands beside that of the year before."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from checklists.domain import running
from checklists.domain.loading import load_templates
from checklists.domain.queries import sheet_of
from checklists.domain.running import NoTemplate
from checklists.domain.self_check import Newest, begin_self_check, newest_self_checks, self_checks_of
from checklists.models import Checklist, ItemState
from tests.factories.accounts import UserFactory
from tests.factories.checklists import self_check_of
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.races import meet_after, run_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer():
    return OrganisationFactory(employer=True)


def test_without_template_nothing_is_begun(employer):
    with pytest.raises(NoTemplate):
        begin_self_check(employer, actor=None)
    assert not Checklist.objects.exists()


def test_seven_questions_are_begun_once_a_year(employer):
    load_templates()
    user = UserFactory()
    first, again = (begin_self_check(employer, actor=user) for _time in range(2))
    assert first == again
    assert (first.answers.count(), first.started_by) == (7, user)


def test_new_year_closes_the_old_list_and_shows_its_answers(employer):
    load_templates()
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False):
        old = begin_self_check(employer, actor=None)
    self_check_of(OrganisationFactory(employer=True), 2026)
    with time_machine.travel(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), tick=False):
        new = begin_self_check(employer, actor=None)  # in Germany it is 2027
    old.refresh_from_db()
    assert (new.year, old.closed_at is None, new.closed_at) == (2027, False, None)
    assert Checklist.objects.filter(closed_at=None).count() == 2
    checks = self_checks_of(employer)
    assert (checks.lists, checks.before(new), checks.before(old)) == ([new, old], old, None)


def test_answers_of_the_year_before_stand_beside(employer):
    old = self_check_of(employer, 2025, {"visible-outside": "Karriereseite"})
    new = self_check_of(employer, 2026)
    before = {line.answer.key: line.before and line.before.note for line in sheet_of(new, old).lines}
    assert before == {**dict.fromkeys(before), "visible-outside": "Karriereseite"}
    assert len(before) == 7


@pytest.mark.parametrize(("days", "is_due"), [(364, False), (365, True)])
def test_asked_again_after_a_year(employer, days, is_due):
    begun = datetime(2025, 12, 10, 12, tzinfo=UTC)
    with time_machine.travel(begun, tick=False):
        checklist = self_check_of(employer, 2025)
    assert Newest("", "", checklist).is_due((begun + timedelta(days)).date()) is is_due


def test_not_asked_again_when_there_is_one_for_this_year(employer):
    checklist = self_check_of(employer, 2026)
    assert not Newest("", "", checklist).is_due(date(2026, 12, 31))
    assert not Newest("", "", None).is_due(date(2026, 12, 31))


def test_newest_of_each_own_employer(django_assert_num_queries):
    user = UserFactory()
    with_checks, without, foreign = (OrganisationFactory(employer=True) for _number in range(3))
    for organisation in (with_checks, without, OrganisationFactory()):
        RepresentativeFactory(user=user, organisation=organisation)
    self_check_of(with_checks, 2025)
    newest = self_check_of(with_checks, 2026, {"visible-outside": "x", "flexible-hours": "y"})
    self_check_of(foreign, 2026)
    with django_assert_num_queries(2):
        found = {each.slug: each for each in newest_self_checks(user)}
    assert found.keys() == {with_checks.slug, without.slug}
    assert (found[with_checks.slug].checklist, found[with_checks.slug].answered, found[with_checks.slug].total) == (
        newest,
        2,
        7,
    )
    assert found[without.slug].checklist is None


def test_others_cost_no_query(django_assert_num_queries):
    user = RepresentativeFactory().user
    with django_assert_num_queries(1):
        assert newest_self_checks(user) == []


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_begin_at_once(employer):
    load_templates()
    outcomes = run_together(*[lambda: begin_self_check(employer, actor=None).pk] * 50)
    assert set(outcomes) == {Checklist.objects.get().pk}
    assert Checklist.objects.get().answers.count() == 7


@pytest.mark.django_db(transaction=True)
def test_control_without_constraint_each_begins_one(employer, monkeypatch):
    load_templates()
    once = next(each for each in Checklist._meta.constraints if each.name == "checklist_once_per_organisation")
    meet_after(monkeypatch, running, "_add_items", 5)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Checklist, once)
    try:
        run_together(*[lambda: begin_self_check(employer, actor=None)] * 5)
        assert Checklist.objects.count() == 5
    finally:
        ItemState.objects.all().delete()
        Checklist.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Checklist, once)
