"""The rules, one module per family of calendars; each yields the feasts that begin in a year."""

from collections.abc import Callable, Iterator

from events.domain.calendars.feast import Feast

from . import alevi, asian, christian, ethiopian, islamic, jewish, persian, yezidi

RULES: tuple[Callable[[int], Iterator[Feast]], ...] = (
    islamic.feasts_of,
    alevi.feasts_of,
    jewish.feasts_of,
    christian.feasts_of,
    ethiopian.feasts_of,
    yezidi.feasts_of,
    persian.feasts_of,
    asian.feasts_of,
)
