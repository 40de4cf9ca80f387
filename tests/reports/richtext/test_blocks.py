"""The text as blocks says of every letter where it stands in the source."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shared.cleaning import clean_text
from reports.renderers.richtext import render_text
from reports.richtext.blocks import BlockKind, Run, read_blocks
from tests.reports.renderers.test_real_reports import SOURCE

MARKUP = st.text(alphabet="ab é\n\u00a0>-#.1*_[]()•htps:/w.x", max_size=80)
LINES = st.lists(
    st.sampled_from(
        [
            "a",
            "  - b **c** d",
            "### T _u_",
            "> q",
            "> - [l](https://x.org/_a_) m",
            "12. n",
            "",
            " \u00a0",
            "www.x.org/,",
        ]
    ),
    max_size=12,
)


def brief(block):
    return block.kind.value, block.text, block.level, block.depth, block.number, block.quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eins\nzwei", [("paragraph", "eins\nzwei", 0, 0, None, False)]),
        ("### A\n#### B", [("heading", "A", 1, 0, None, False), ("heading", "B", 2, 0, None, False)]),
        (
            "- a\n  1. b\n  3. c",
            [("item", "a", 0, 1, None, False), ("item", "b", 0, 2, 1, False), ("item", "c", 0, 2, 3, False)],
        ),
        ("- a\n\n  b", [("item", "a", 0, 1, None, False), ("paragraph", "b", 0, 1, None, False)]),
        ("> a\n> - b", [("quotation", "a", 0, 0, None, True), ("item", "b", 0, 1, None, True)]),
        ("Kolleg*innen _und", [("paragraph", "Kolleg*innen _und", 0, 0, None, False)]),
        ("\u00a0\n> \u00a0\n\n", []),
    ],
)
def test_blocks_in_their_order(text, expected):
    assert [brief(block) for block in read_blocks(text)] == expected


def test_formats_are_runs_with_their_place():
    text = "Ab **c _d_**  \n  [e](https://x.org/) www.y.org"

    (block,) = read_blocks(text)

    assert block.runs == (
        Run("Ab ", 0),
        Run("c ", 5, strong=True),
        Run("d", 8, strong=True, emphasis=True),
        Run("\n", 14),
        Run("e", 18, address="https://x.org/"),
        Run(" ", 36),
        Run("www.y.org", 37, address="https://www.y.org"),
    )
    assert block.in_source(3, 6) == (5, 9)
    assert text[block.start : block.end] == text


def test_an_empty_passage_has_no_place():
    (block,) = read_blocks("abc")
    for start, end in ((1, 1), (2, 4), (-1, 1)):
        with pytest.raises(ValueError, match="no passage"):
            block.in_source(start, end)


def check_places(text):
    source = clean_text(text)
    after = 0
    for block in read_blocks(text):
        assert block.start >= after
        after = block.end
        for run in block.runs:
            assert source[run.at : run.at + len(run.text)] == run.text
            assert block.start <= run.at
            assert run.at + len(run.text) <= block.end


def shown(text):
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", render_text(text))))


@given(MARKUP | LINES.map("\n".join))
def test_every_letter_is_where_the_block_says(text):
    check_places(text)


@given(MARKUP | LINES.map("\n".join))
def test_blocks_and_pages_show_the_same_letters(text):
    assert re.sub(r"\s", "", "".join(block.text for block in read_blocks(text))) == shown(text)


def test_ten_thousand_lines_are_ten_thousand_items():
    blocks = read_blocks("- a\n" * 10_000)

    assert len(blocks) == 10_000
    assert blocks[-1].kind is BlockKind.ITEM
    assert blocks[-1].start == 39_996


@pytest.mark.skipif(not SOURCE.exists(), reason=f"{SOURCE.name} is not at ../shared/data")
def test_real_texts_have_no_letters_without_place():
    for contribution in json.loads(SOURCE.read_text(encoding="utf-8"))["contributions"]:
        check_places(contribution["text"])
        assert not any(run.emphasis for block in read_blocks(contribution["text"]) for run in block.runs)
