"""All rules by name, read from the modules of this package. A rule that two modules have is a fault of ours."""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final

import checklists.rules as package

from .base import Rule

_NO_TOPICS: Final = frozenset({"base", "facts", "registry"})


def known_rules() -> frozenset[str]:
    """Return the names that templates may use."""
    return frozenset(all_rules())


def find_rule(name: str) -> Rule:
    """Return the rule called ``name``. Raises ``LookupError``."""
    if name not in all_rules():
        raise LookupError(f"There is no rule called '{name}'.")
    return all_rules()[name]


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its name. Raises ``ValueError`` when two have the same."""
    rules: dict[str, Rule] = {}
    for rule in (rule for module in _topics() for rule in module.RULES):
        if rule.id in rules:
            raise ValueError(f"Two rules are called '{rule.id}'.")
        rules[rule.id] = rule
    return rules


def _topics() -> list[ModuleType]:
    names = sorted(each.name for each in pkgutil.iter_modules(package.__path__) if each.name not in _NO_TOPICS)
    return [import_module(f"{package.__name__}.{name}") for name in names]
