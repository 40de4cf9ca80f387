"""Two texts are made one as somebody chooses, and nothing else is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shared.text_joining import Choice, joined, passages_of

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=8).map("\n".join)


def choices(passages, choice):
    return [choice for passage in passages if passage.differs]


@given(TEXTS, TEXTS)
def test_all_of_one_side_is_that_side(theirs, mine):
    passages = passages_of(theirs, mine)
    assert joined(passages, choices(passages, Choice.THEIRS)) == theirs
    assert joined(passages, choices(passages, Choice.MINE)) == mine


@given(TEXTS, TEXTS)
def test_both_has_every_line_of_each(theirs, mine):
    passages = passages_of(theirs, mine)
    lines = joined(passages, choices(passages, Choice.BOTH)).split("\n")
    for text in (theirs, mine):
        rest = iter(lines)
        assert all(line in rest for line in text.split("\n"))


@pytest.mark.parametrize(
    ("theirs", "mine", "chosen", "expected"),
    [
        ("a\nb", "a\nb\nc", [], "a\nb\nc"),
        ("a\nb\nc", "a\nb", [], "a\nb\nc"),
        ("a\nx\nb\nc", "a\ny\nb", [], "a\ny\nb\nc"),
        ("a\nx\nb", "a\ny\nb", [Choice.BOTH], "a\nx\ny\nb"),
        ("x\nb\nz", "y\nb\nw", [None, Choice.THEIRS], "y\nb\nz"),
    ],
)
def test_what_only_one_has_stays_unless_somebody_says_no(theirs, mine, chosen, expected):
    assert joined(passages_of(theirs, mine), chosen) == expected
