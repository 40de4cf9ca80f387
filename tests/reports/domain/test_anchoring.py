"""Anchors of comments stay with their passage, whatever happens to the text around it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from reports.domain.anchoring import Anchor, anchor_at, find, follow

WORDS = st.sampled_from(["Plakate", "Besuche", "in", "Schulen", "der", "Stadt", "und", "sechs", "Ämter", "Ehrenamt"])
BLOCK = st.lists(WORDS, min_size=4, max_size=14).map(" ".join)
BLOCKS = st.lists(BLOCK, min_size=1, max_size=6, unique=True)
UNIQUE = "Im März 2031 haben wir den Einbürgerungstest als Übungsabend angeboten."


@st.composite
def passages(draw):
    """Return blocks and an anchor of a passage of whole words in one of them."""
    blocks = draw(BLOCKS)
    block = draw(st.integers(0, len(blocks) - 1))
    words = blocks[block].split()
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first + 1, len(words)))
    start = len(" ".join(words[:first])) + bool(first)
    quote = " ".join(words[first:last])
    anchor = anchor_at([blocks[block][start:]], 0, quote)
    assume(anchor is not None)
    end = start + len(quote)
    text = blocks[block]
    return blocks, Anchor(block, start, end, quote, text[max(0, start - 40) : start], text[end : end + 40])


@given(passages())
def test_in_the_same_text_a_passage_stands_where_it_stood(case):
    blocks, anchor = case
    assert find(anchor, blocks) == anchor


@given(passages(), st.lists(BLOCK, max_size=4), st.randoms(use_true_random=False))
def test_blocks_that_are_added_and_shuffled_do_not_move_it_away(case, more, random):
    blocks, anchor = case
    others = [each for each in [*blocks[: anchor.block], *blocks[anchor.block + 1 :], *more] if each != UNIQUE]
    # The passage's own block is unlike all others.
    own = f"{UNIQUE} {blocks[anchor.block]}"
    shifted = anchor_at([own], 0, UNIQUE)
    random.shuffle(others)
    place = random.randint(0, len(others))
    found = find(shifted, [*others[:place], own, *others[place:]])
    assert (found.block, found.quote) == (place, UNIQUE)


@given(passages(), BLOCKS)
def test_what_is_found_is_really_there(case, other):
    _blocks, anchor = case
    found = follow(anchor, [other])
    if found is not None:
        assert other[found.block][found.start : found.end] == found.quote != ""


@given(BLOCKS)
def test_passage_that_was_deleted_is_gone_and_keeps_its_quote(blocks):
    anchor = anchor_at([*blocks, UNIQUE], len(blocks))
    assert find(anchor, blocks) is None
    assert follow(anchor, [blocks, [*blocks, UNIQUE]]).quote == UNIQUE
    assert anchor.quote == UNIQUE


def test_edited_passage_is_followed_step_by_step():
    steps = [
        "Wir waren an sechs Schulen mit Plakaten und Besuchen unterwegs.",
        "Wir waren an sieben Schulen mit Plakaten und Besuchen unterwegs.",
        "Wir waren an sieben Schulen mit Plakaten, Filmen und Besuchen unterwegs.",
        "Wir waren an sieben Berufsschulen mit Plakaten, Filmen und Besuchen unterwegs.",
    ]
    anchor = anchor_at([steps[0]], 0)
    found = follow(anchor, [["Vorweg ein neuer Absatz.", step] for step in steps[1:]])
    assert (found.block, found.quote) == (1, steps[-1])


def test_short_words_are_not_found_by_chance():
    blocks = ["Wir haben zwölf Auszubildende mit Einwanderungsgeschichte eingestellt."]
    anchor = anchor_at(blocks, 0, "zwölf")
    assert find(anchor, ["Der Ausschuss tagte zwölf Mal."]) is None
    moved = find(anchor, ["Neu.", f"{blocks[0]} Das freut uns."])
    assert (moved.block, moved.quote) == (1, "zwölf")


def test_of_two_equal_passages_the_one_with_the_same_neighbours_is_meant():
    blocks = ["Erstens: Wir planen einen Tag der offenen Tür.", "Zweitens: Wir planen einen Tag der offenen Tür."]
    anchor = anchor_at(blocks, 1, "Wir planen einen Tag der offenen Tür.")
    assert anchor.block == 1
    assert find(anchor, ["Vorweg.", *blocks]).block == 2


def test_what_a_browser_copies_is_found_despite_its_blanks():
    assert anchor_at(["Wir waren an\nsechs  Schulen."], 0, "an sechs Schulen").quote == "an\nsechs  Schulen"
    assert anchor_at(["Wir waren an sechs Schulen."], 0, "an sieben Schulen") is None
    assert anchor_at(["Wir"], 1) is anchor_at(["  "], 0) is None
