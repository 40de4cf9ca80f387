"""Passages that two texts have in common, found sentence by sentence.

A sentence is a twin of an earlier one when some two thirds of their words are the same in the same order, four fifths
when it is short. Only sentences that share a run of four words are compared, so that the effort grows with the text
and not with its square.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import Indel

from .blocks import Sentence
from .facts import TextFacts

RUN: Final = 4
FEWEST_WORDS: Final = 9
ALIKE: Final = 0.62
# Short sentences share half of their words by chance.
SHORT: Final = 20
ALIKE_WHEN_SHORT: Final = 0.8
LONGEST_SENTENCE: Final = 400
MOST_CANDIDATES: Final = 20
_WORD: Final = re.compile(r"\w+")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True)
class _Known:
    focus_area: int
    place: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Twin:
    """A passage ``text[start:end]`` that stands in ``focus_area`` of the other text too: how long, how much alike."""

    start: int
    end: int
    focus_area: int
    words: int
    share: int


@dataclass
class Twins:
    """Sentences known so far, by the runs of words in them."""

    runs: dict[tuple[str, ...], list[_Known]] = field(default_factory=dict)

    def add(self, text: TextFacts) -> None:
        """Remember the sentences of a text."""
        for sentence in text.sentences:
            self.add_sentence(text, sentence)

    def add_sentence(self, text: TextFacts, sentence: Sentence) -> None:
        """Remember one sentence."""
        words = _words(sentence.text)
        if len(words) >= FEWEST_WORDS:
            known = _Known(text.focus_area, sentence.start, words)
            for run in _runs(words):
                entries = self.runs.setdefault(run, [])
                if len(entries) < MOST_CANDIDATES:
                    entries.append(known)

    def most_alike(self, words: tuple[str, ...]) -> tuple[_Known, float] | None:
        """Return the sentence most like these words, and how much alike (0 to 1); None when none is a twin."""
        shared: dict[_Known, int] = {}
        for run in _runs(words):
            for known in self.runs.get(run, ()):
                shared[known] = shared.get(known, 0) + 1
        best: tuple[_Known, float] | None = None
        for known in sorted(shared, key=lambda each: -shared[each])[:MOST_CANDIDATES]:
            least = ALIKE if min(len(words), len(known.words)) >= SHORT else ALIKE_WHEN_SHORT
            alike = Indel.normalized_similarity(words, known.words, score_cutoff=least)
            if alike >= least and (best is None or alike > best[1]):
                best = known, alike
        return best


def twins_of(text: TextFacts, known: Twins, *, within: bool) -> Iterator[Twin]:
    """Yield the passages of ``text`` that are known; neighbouring sentences make one passage.

    ``within``: sentences that stand twice in ``text`` itself are found too.
    """
    own = Twins()
    open_twin: list[tuple[Sentence, _Known, float]] = []
    for sentence in text.sentences:
        words = _words(sentence.text)
        match = None
        if len(words) >= FEWEST_WORDS:
            match = known.most_alike(words) or (own.most_alike(words) if within else None)
        own.add_sentence(text, sentence)
        if match is None:
            if open_twin and len(words) < FEWEST_WORDS:
                continue
            if open_twin:
                yield _passage(open_twin)
            open_twin = []
            continue
        if open_twin and open_twin[-1][1].focus_area != match[0].focus_area:
            yield _passage(open_twin)
            open_twin = []
        open_twin.append((sentence, *match))
    if open_twin:
        yield _passage(open_twin)


def _passage(sentences: list[tuple[Sentence, _Known, float]]) -> Twin:
    lengths = [len(known.words) for _sentence, known, _alike in sentences]
    alike = sum(length * each[2] for length, each in zip(lengths, sentences, strict=True)) / sum(lengths)
    first, last = sentences[0][0], sentences[-1][0]
    words = sum(len(_words(each[0].text)) for each in sentences)
    return Twin(first.start, last.end, sentences[0][1].focus_area, words, int(100 * alike))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(_ADDRESS.sub("", text)))[:LONGEST_SENTENCE]


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + RUN] for at in range(len(words) - RUN + 1)}
