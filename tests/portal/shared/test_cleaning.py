import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shared.cleaning import clean_line, clean_text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("ab\u202etxt\u2066x\u2069", "abtxtx"),
        ("a\u200bb\ufeff", "ab"),
        ("a\ud800b", "ab"),
        ("a\ue000b", "ab"),
        ("a\r\nb\rc\u2028d\x85e\x0cf", "a\nb\nc\nd\ne\nf"),
        ("\ta", "  a"),
        ("u\u0308ber", "über"),
        ("a" + "\u0317" * 40, "a" + "\u0317" * 3),
    ],
)
def test_what_nobody_should_see_is_taken_out(text, cleaned):
    assert clean_text(text) == cleaned


@pytest.mark.parametrize("text", ["Größe „gut“ – 20 %…", "می\u200cخواهم", "👩\u200d💻", "10\u00a0€", "Haus\u00adtür"])
def test_what_belongs_to_writing_stays(text):
    assert clean_text(text) == text


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    once = clean_text(text)

    assert clean_text(once) == once


def test_a_line_has_no_line_ends():
    assert clean_line("  Stadt\n Muster\thausen ") == "Stadt Muster hausen"
