"""Words out of what people type."""

import pytest

from partners.domain.search_words import spellings, split_words, synonyms


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
    ("word", "others"),
    [("sport", []), ("muell", ["mull", "müll"]), ("müll", ["muell"]), ("frauen", []), ("neue", []), ("quelle", [])],
)
def test_word_has_other_spellings(word, others):
    assert spellings(word) == [word, *others]


@pytest.mark.parametrize(
    ("word", "others", "beginnings"),
    [
        ("sport", set(), set()),
        ("azubi", {"auszubildende", "azubis", "lehrling", "lehrlinge"}, set()),
        ("pflegekrafte", {"pflegekraft", "pflegekräfte"}, set()),
        ("fluechtling", {"geflüchtete"}, {"geflüchtet", "flüchtling", "refugee"}),
    ],
)
def test_word_has_others_of_the_same_meaning(word, others, beginnings):
    found = synonyms([word])
    assert (others <= found.words, found.beginnings) == (True, beginnings)
    assert found.words != set() or others == set()
