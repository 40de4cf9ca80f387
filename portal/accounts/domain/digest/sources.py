"""What a weekly overview is made of: each app registers a source of lines."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Line:
    """One thing that is open.

    ``key`` names it for good ("touch-point:17"). ``title`` and ``section`` are in the language of the reader and say
    nothing that changes from day to day; ``url`` is an absolute path.
    """

    key: str
    title: str
    url: str
    due: date | None
    section: str

    @property
    def fingerprint(self) -> str:
        """What is equal for lines that read the same."""
        return hashlib.sha256(repr((self.key, self.title, self.url, self.due, self.section)).encode()).hexdigest()


Collect = Callable[[Any, date], list[Line]]
People = Callable[[date], Iterable[int]]


@dataclass(frozen=True)
class _Source:
    collect: Collect
    people: People


_sources: dict[str, _Source] = {}


def register_source(name: str, collect: Collect, *, people: People) -> None:
    """Add a source; asked twice with one name, the later one counts.

    ``collect(user, today)`` returns what is open for the user on that day, in the active language, and nothing they
    may not see. ``people(today)`` returns the ids of all users for whom there may be something, in few queries: only
    they are looked at one by one. Neither changes anything; both are asked again right before a mail is sent.
    """
    _sources[name] = _Source(collect, people)


def forget_source(name: str) -> None:
    """Take a source back, if there is one called ``name``."""
    _sources.pop(name, None)


def people_with_lines(today: date) -> set[int]:
    """Return the ids of all users for whom a source may have something."""
    return {user for source in _sources.values() for user in source.people(today)}


def lines_for(user: Any, today: date) -> list[Line]:
    """Return what is open for ``user``, in the active language: the earliest due first, each thing once."""
    lines = {line.key: line for source in _sources.values() for line in source.collect(user, today)}
    return sorted(lines.values(), key=lambda line: (line.due is None, line.due or date.max, line.title, line.key))
