"""The first item at risk: overdue, with a problem, or one too many for the days that are left. No database."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis.strategies import booleans, builds, dates, integers, lists, none, sampled_from

from checklists.domain.planning import Task, Workdays, first_task_at_risk

TODAY = date(2027, 6, 14)  # a Monday
FRIDAY, SATURDAY = date(2027, 6, 18), date(2027, 6, 19)
VOLUNTEERS, PAID = Workdays(is_voluntary=True), Workdays()


def tasks(number, owner="employer", due_on=FRIDAY, **fields):
    return [Task(f"{owner}-{each}", owner, due_on, **fields) for each in range(number)]


@pytest.mark.parametrize(
    ("open_tasks", "workdays", "expected"),
    [
        ([], PAID, None),
        (tasks(5), PAID, None),
        (tasks(6), PAID, ("employer-5", "crowded")),
        (tasks(3, weight=2), PAID, ("employer-2", "crowded")),
        (tasks(5) + tasks(5, "mso"), PAID, None),
        (tasks(3) + tasks(3, "both"), PAID, ("employer-2", "crowded")),
        # A Saturday has two slots for volunteers, none for employers.
        (tasks(7, "mso", SATURDAY), VOLUNTEERS, None),
        (tasks(8, "mso", SATURDAY), VOLUNTEERS, ("mso-7", "crowded")),
        (tasks(6, "employer", SATURDAY), VOLUNTEERS, ("employer-5", "crowded")),
        ([Task("late", "mso", TODAY - timedelta(days=1)), *tasks(9)], PAID, ("late", "overdue")),
        ([Task("today", "mso", TODAY)], PAID, None),
        ([Task("odd", "mso", SATURDAY, is_problem=True), *tasks(2)], PAID, ("odd", "problem")),
        ([Task("never", "mso", None), Task("odd", "mso", None, is_problem=True)], PAID, ("odd", "problem")),
    ],
)
def test_first_task_at_risk(open_tasks, workdays, expected):
    found = first_task_at_risk(open_tasks, TODAY, workdays)
    assert (found and (found[0].key, found[1])) == expected


some_tasks = lists(
    builds(
        Task,
        integers(0, 10**6).map(str),
        sampled_from(["employer", "mso", "both"]),
        none() | dates(TODAY - timedelta(days=3), TODAY + timedelta(days=20)),
        integers(1, 3),
        is_problem=booleans(),
    ),
    max_size=12,
    unique_by=lambda task: task.key,
)


@settings(max_examples=60, deadline=None)
@given(some_tasks, booleans())
def test_what_is_done_never_brings_a_risk_forward(open_tasks, is_voluntary):
    workdays = Workdays(is_voluntary=is_voluntary)
    found = first_task_at_risk(open_tasks, TODAY, workdays)
    for done in open_tasks:
        left = first_task_at_risk([task for task in open_tasks if task is not done], TODAY, workdays)
        if found is None:
            assert left is None
        elif left is not None:
            assert (left[0].due_on or date.max) >= (found[0].due_on or date.max)
