"""Words out of what people type."""

import pytest

from partners.domain.search_words import alternatives, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Verein für Frauen e.V.", ["verein", "frauen"]),
        ("  Bildung,Sport;  SPORT ", ["bildung", "sport"]),
        ("und", ["und"]),
        ("a b", ["a", "b"]),
        ("a|b & 'c':*", ["a", "b", "c"]),
        ("", []),
        ("\x00%_\\", []),
        ("日 本", ["日", "本"]),
        ("हिन्दी", ["हिन्दी"]),
        ("a1 b2 c3 d4 e5 f6 g7 h8 i9", ["a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8"]),
        ("x" * 500, ["x" * 60]),
    ],
)
def test_text_becomes_words(text, words):
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("sport", ["sport"]),
        ("muell", ["muell", "mull", "müll"]),
        ("müll", ["müll", "muell"]),
        ("azubi", ["azubi", "auszubildende", "azubis", "lehrling", "lehrlinge"]),
    ],
)
def test_word_has_other_spellings_and_words_of_the_same_meaning(word, spellings):
    assert alternatives(word) == spellings
