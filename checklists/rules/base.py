"""What an automatic check is, and what it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

from checklists.enums import Audience, Level

from .facts import EventFacts, Facts

__all__ = ["Finding", "Rule", "Sentences", "ok", "open_", "problem"]

# By code: what is, and what to do ("" where there is nothing to do).
Sentences = Mapping[str, tuple[Promise | str, Promise | str]]


@dataclass(frozen=True)
class Finding:
    """What a rule says about an item. ``code`` picks the sentences, ``params`` fill them: values that JSON knows."""

    level: Level
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    audience: Audience = Audience.BOTH


@dataclass(frozen=True)
class Rule:
    """A check: what it is called in templates, whose change asks it again, what it does, and its sentences.

    ``watches`` are what ``events.domain.hooks.CHANGED_HOOKS`` names, "cooperation", "contact", "self_check",
    "declaration" or "report".
    ``check`` gets the facts and the day in Berlin; it returns at least one finding and changes nothing.
    ``asks_about`` are the facts it reads: those of events, cooperations, declarations or reports.
    """

    id: str
    watches: frozenset[str]
    check: Callable[[Any, date], list[Finding]]
    sentences: Sentences
    asks_about: type[Facts] = EventFacts


def ok(code: str = "ok", audience: Audience = Audience.BOTH, **params: Any) -> list[Finding]:
    """Return the finding that an item is done as far as the portal can see."""
    return [Finding(Level.OK, code, params, audience)]


def open_(code: str = "open", audience: Audience = Audience.BOTH, **params: Any) -> list[Finding]:
    """Return the finding that something is still missing."""
    return [Finding(Level.OPEN, code, params, audience)]


def problem(code: str = "problem", audience: Audience = Audience.BOTH, **params: Any) -> list[Finding]:
    """Return the finding that something is wrong and needs a decision."""
    return [Finding(Level.PROBLEM, code, params, audience)]
