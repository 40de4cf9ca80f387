"""Versions side by side: both can be read from the rows, and what moved is not called new."""

from hypothesis import given
from hypothesis import strategies as st

from reports.domain.comparing import compare_versions

LINE = st.lists(st.sampled_from(["Plakate", "an", "sechs", "Schulen", "und", "Filme"]), min_size=1, max_size=8)
TEXT = st.lists(LINE.map(" ".join), max_size=8).map("\n\n".join)


def lines(text):
    return [line for line in text.splitlines() if line.strip()]


@given(TEXT, TEXT)
def test_both_versions_can_be_read_from_the_rows(old, new):
    rows = compare_versions(old, new)
    assert [row.old_text for row in rows if row.old] == lines(old)
    assert [row.new_text for row in rows if row.new] == lines(new)
    for row in rows:
        assert {each.kind for each in row.old} <= {"same", "removed"}
        assert {each.kind for each in row.new} <= {"same", "added"}


def test_changed_words_are_marked_and_the_rest_is_the_same():
    (row,) = compare_versions("Wir waren an sechs Schulen.", "Wir waren an sieben Schulen.")
    assert [(each.kind, each.text) for each in row.old] == [
        ("same", "Wir waren an "),
        ("removed", "sechs"),
        ("same", " Schulen."),
    ]
    assert [each.text for each in row.new if each.kind == "added"] == ["sieben"]


def test_moved_paragraph_is_called_moved():
    first, second, third = "Wir waren an Schulen.", "Danach kamen die Filme dran.", "Zuletzt ein Fest für alle."
    rows = compare_versions(f"{first}\n\n{second}\n\n{third}", f"{second}\n\n{third}\n\n{first}")
    assert sorted(row.kind for row in rows) == ["moved_away", "moved_here", "same", "same"]


def test_lines_without_anything_in_common_are_gone_and_new():
    kinds = [row.kind for row in compare_versions("Plakate an Schulen", "12345 67890")]
    assert kinds == ["removed", "added"]
