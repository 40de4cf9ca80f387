"""Hyphenation patterns made ready once: reading 78,000 of them line by line takes as long as setting four pages."""

import json
from importlib.metadata import version
from typing import Final

import pyphen  # type: ignore[import-untyped]  # has no stubs

from portal.printing.font_store import FontStore

_PURPOSE: Final = f"pyphen {version('pyphen')}"


def load_patterns(language: str, store: FontStore) -> None:
    """Give Pyphen the patterns of `language` as they are kept in `store`; what cannot be kept it reads itself."""
    path = pyphen.LANGUAGES[pyphen.language_fallback(language)]
    kinds, patterns = json.loads(store.kept(path, _PURPOSE, lambda: _written(pyphen.HyphDict(path))))
    if not patterns:
        return
    # The same number in the same place for many letters: one pair for all of them.
    pairs = [(start, tuple(values)) for start, values in kinds]
    book = pyphen.HyphDict.__new__(pyphen.HyphDict)
    book.patterns = {letters: pairs[kind] for letters, kind in patterns.items()}
    book.cache = {}
    book.maxlen = max(map(len, book.patterns))
    pyphen.hdcache[path] = book


def _written(book: pyphen.HyphDict) -> bytes:
    """The patterns as JSON; nothing of a language that changes letters where it divides words."""
    if any(isinstance(value, pyphen.DataInt) for _start, values in book.patterns.values() for value in values):
        return b"[[], {}]"
    kinds = {pair: number for number, pair in enumerate(dict.fromkeys(book.patterns.values()))}
    patterns = {letters: kinds[pair] for letters, pair in book.patterns.items()}
    return json.dumps([list(kinds), patterns]).encode()
