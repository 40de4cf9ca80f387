"""No character of a text disappears unseen on its way into the database and from there to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shared.cleaning import clean_text
from portal.shared.texts import check_line, check_text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\x00b", "Line 1, character 2: the character U+0000 cannot be printed."),
        ("eins\nzw\x1bei", "Line 2, character 3: the character U+001B cannot be printed."),
        ("\ud800", "Line 1, character 1: the character U+D800 cannot be printed."),
        ("Stra\ufffde", "Line 1, character 5: a letter was lost when the text was copied (U+FFFD)."),
        ("o" + "\u0338" * 4, "Line 1, character 2: too many accents on one letter."),
    ],
)
def test_unprintable_is_refused_with_its_place(text, sentence):
    checked = check_text(text)
    assert (checked.text, checked.problems) == (text, (sentence,))


def test_every_problem_is_named():
    assert len(check_text("\x01 \x02\n\x03").problems) == 3


@pytest.mark.parametrize(
    ("text", "stored", "notes"),
    [
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne", ()),
        ("a\tb  \n\n", "a  b", ()),
        ("u\u0308", "ü", ()),
        ("\uf0b7\tErstens\n  \uf0a7 Zweitens", "- Erstens\n  - Zweitens", ("2 bullets became hyphens.",)),
        ("Zu\u200bsammen\ufeff", "Zusammen", ("2 invisible characters were left out.",)),
        ("Straße 🙂 مرحبا", "Straße 🙂 مرحبا", ()),
    ],
)
def test_text_is_brought_into_form_and_says_so(text, stored, notes):
    checked = check_text(text)
    assert (checked.text, checked.notes, checked.problems) == (stored, notes, ())


def test_too_long_text_is_refused_whole():
    checked = check_text("x" * 11, max_length=10)
    assert (checked.text, checked.problems) == (
        "x" * 11,
        ("The text has 11 characters; at most 10 are possible.",),
    )


def test_line_has_single_spaces():
    assert check_line("  Stadt \n Muster  ", max_length=20).text == "Stadt Muster"


@given(st.text())
def test_what_is_stored_is_printed_without_loss(text):
    checked = check_text(text)
    if not checked.problems:
        assert clean_text(checked.text) == checked.text
        assert check_text(checked.text).text == checked.text
