"""Weights count, what does not apply is left out, never above 100."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, tuples

from checklists.domain.progress import progress_of
from checklists.enums import AnswerState

ANSWERS = lists(tuples(sampled_from(AnswerState.values), integers(1, 10)), max_size=60)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], (0, 0, 100)),
        ([("open", 1)], (1, 0, 0)),
        ([("done", 1), ("done", 1), ("open", 2)], (3, 2, 50)),
        ([("done", 2), ("open", 1)], (2, 1, 66)),
        ([("done", 1), ("not_applicable", 10)], (1, 1, 100)),
        ([("not_applicable", 1)], (0, 0, 100)),
    ],
)
def test_progress(answers, expected):
    progress = progress_of(answers)
    assert (progress.total, progress.done, progress.percent) == expected


@given(ANSWERS)
def test_any_answers(answers):
    progress = progress_of(answers)
    assert 0 <= progress.percent <= 100
    assert (progress.percent == 100) == progress.is_complete
    assert progress_of(reversed(answers)) == progress


@given(ANSWERS, integers(1, 10))
def test_doing_something_never_lowers_it(answers, weight):
    assert progress_of([*answers, ("done", weight)]).percent >= progress_of([*answers, ("open", weight)]).percent
