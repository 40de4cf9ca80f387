"""What an overview is made of: each app registers a source of lines."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Line:
    """One thing that is open.

    ``key`` names it for good ("touch-point:17"). ``title`` and ``section`` are in the language of the reader and say
    nothing that changes from day to day; ``url`` is an absolute path. What ``is_urgent`` is told every day.
    """

    key: str
    title: str
    url: str
    due: date | None
    section: str
    is_urgent: bool = False

    @property
    def fingerprint(self) -> str:
        """What is equal for lines that read the same."""
        return hashlib.sha256(repr((self.key, self.title, self.url, self.due, self.section)).encode()).hexdigest()


Collect = Callable[[Any, date], list[Line]]
CollectMany = Callable[[Sequence[Any], date], Mapping[int, list[Line]]]
People = Callable[[date], Iterable[int]]


@dataclass(frozen=True)
class _Source:
    collect_many: CollectMany
    people: People
    urgent: People | None


_sources: dict[str, _Source] = {}


def register_source(
    name: str,
    collect: Collect | None = None,
    *,
    people: People,
    collect_many: CollectMany | None = None,
    urgent: People | None = None,
) -> None:
    """Add a source; asked twice with one name, the later one counts.

    ``collect_many(users, today)`` returns by id of the user what is open for each on that day, in the active language,
    and nothing they may not see, in as many queries for many users as for one. ``collect(user, today)`` does so for
    one, for sources with few people. ``people(today)`` returns the ids of all users for whom there may be something,
    ``urgent(today)`` those for whom some of it may be urgent, both in few queries: only they are asked about. None of
    them changes anything; they are asked again right before a mail is sent.

    Raises ``ValueError`` when there is nothing to collect with.
    """
    if collect_many is None and collect is not None:
        collect_many = _one_by_one(collect, people)
    if collect_many is None:
        raise ValueError(f"The source '{name}' collects nothing.")
    _sources[name] = _Source(collect_many, people, urgent)


def forget_source(name: str) -> None:
    """Take a source back, if there is one called ``name``."""
    _sources.pop(name, None)


def people_with_lines(today: date) -> set[int]:
    """Return the ids of all users for whom a source may have something."""
    return {user for source in _sources.values() for user in source.people(today)}


def people_in_a_hurry(today: date) -> set[int]:
    """Return the ids of all users for whom a source may have something urgent."""
    return {user for source in _sources.values() if source.urgent for user in source.urgent(today)}


def lines_of_many(users: Sequence[Any], today: date) -> dict[int, list[Line]]:
    """Return what is open for each of ``users``, in the active language: the earliest due first, each thing once."""
    found: dict[int, dict[str, Line]] = {user.pk: {} for user in users}
    for source in _sources.values():
        for user, lines in source.collect_many(users, today).items():
            found[user].update({line.key: line for line in lines})
    return {user: sorted(lines.values(), key=_position) for user, lines in found.items()}


def lines_for(user: Any, today: date) -> list[Line]:
    """Return what is open for ``user``; see ``lines_of_many``."""
    return lines_of_many([user], today)[user.pk]


def _one_by_one(collect: Collect, people: People) -> CollectMany:
    """Ask only about those for whom there may be something."""

    def collect_many(users: Sequence[Any], today: date) -> dict[int, list[Line]]:
        concerned = {*people(today)}
        return {user.pk: collect(user, today) for user in users if user.pk in concerned}

    return collect_many


def _position(line: Line) -> tuple[bool, date, str, str]:
    return line.due is None, line.due or date.max, line.title, line.key
