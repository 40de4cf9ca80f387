"""The list of all rules, read from the modules of this package."""

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final

import reports.rules as package

from .base import Finding, Rule
from .facts import ReportFacts

_NO_TOPICS: Final = frozenset(
    {"base", "blocks", "dates", "facts", "first_names", "numbers", "passages", "people", "registry"}
)


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its id, in alphabetical order of their modules.

    Raises ``ValueError`` when two have the same id.
    """
    rules: dict[str, Rule] = {}
    for rule in (rule for module in _topics() for rule in module.RULES):
        if rule.id in rules:
            raise ValueError(f"Two rules are called '{rule.id}'.")
        rules[rule.id] = rule
    return rules


def check_report(report: ReportFacts, rules: Iterable[Rule] | None = None) -> Iterator[Finding]:
    """Yield what the rules (all, unless some are given) find in a report, in the order of its texts."""
    found = [each for rule in (all_rules().values() if rules is None else rules) for each in rule.find(report)]
    found.sort(key=lambda each: (each.focus_area, each.start if each.start is not None else -1, each.rule))
    yield from found


def _topics() -> list[ModuleType]:
    names = sorted(each.name for each in pkgutil.iter_modules(package.__path__) if each.name not in _NO_TOPICS)
    return [import_module(f"{package.__name__}.{name}") for name in names]
