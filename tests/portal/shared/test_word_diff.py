"""What changed between two texts: from the pieces both can be read again."""

from hypothesis import given
from hypothesis import strategies as st

from portal.shared.word_diff import MOST_WORDS, Piece, around_changes, compare_words

texts = st.text(alphabet="ab \n", max_size=40)


@given(texts, texts)
def test_both_texts_can_be_read_from_the_pieces(old, new):
    pieces = compare_words(old, new)
    assert "".join(each.text for each in pieces if each.kind != "added") == old
    assert "".join(each.text for each in pieces if each.kind != "removed") == new


def test_one_word_is_one_change():
    pieces = compare_words("Wir haben drei Lehrlinge.\nEnde", "Wir haben vier Lehrlinge.\nEnde")
    assert [(each.kind, each.text) for each in pieces] == [
        ("same", "Wir haben "),
        ("removed", "drei"),
        ("added", "vier"),
        ("same", " Lehrlinge.\nEnde"),
    ]


def test_very_long_passages_are_shown_as_replaced():
    old, new = "alt " * MOST_WORDS, "neu " * MOST_WORDS
    assert [each.kind for each in compare_words(old, new)] == ["removed", "added"]


def test_what_is_the_same_is_told_only_next_to_changes():
    pieces = around_changes(compare_words("1\n2\n3\nalt\n4\n5\n6\n7\nweg\n", "1\n2\n3\nneu\n4\n5\n6\n7\n"), lines=1)
    assert [each.text for each in pieces if each.kind == "same"] == ["…\n3\n", "\n…\n7\n"]
    assert around_changes([Piece("same", "kurz\n"), Piece("added", "neu")])[0].text == "kurz\n"
