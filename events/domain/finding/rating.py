"""How good a time is: its reasons, and their sum as ``weights`` explains it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .criteria import RULES
from .reason import Reason, Speaks
from .scene import Scene
from .weights import STRONG
from .wish import Slot

OF_FEASTS = frozenset({"feast", "custom", "iftar"})


class Verdict(StrEnum):
    """How good a time is, in three steps."""

    GOOD = "good"
    POSSIBLE = "possible"
    AGAINST = "against"


VERDICTS: dict[Verdict, str | Promise] = {
    Verdict.GOOD: _("fits well"),
    Verdict.POSSIBLE: _("possible"),
    Verdict.AGAINST: _("some things speak against it"),
}


@dataclass(frozen=True)
class Rated:
    """A time with all reasons that were found."""

    slot: Slot
    reasons: tuple[Reason, ...]

    def _speaking(self, speaks: Speaks) -> tuple[Reason, ...]:
        found = [reason for reason in self.reasons if reason.speaks is speaks]
        return tuple(sorted(found, key=lambda reason: -reason.weight))

    @cached_property
    def against(self) -> tuple[Reason, ...]:
        """Return what speaks against it, the strongest first."""
        return self._speaking(Speaks.AGAINST)

    @property
    def speaking_for(self) -> tuple[Reason, ...]:
        """Return what speaks for it, the strongest first."""
        return self._speaking(Speaks.FOR)

    @property
    def told(self) -> tuple[Reason, ...]:
        """Return what is only told about it."""
        return self._speaking(Speaks.INFO)

    @property
    def told_feasts(self) -> tuple[Reason, ...]:
        """Return what is only told about feasts and fasts of the day."""
        return tuple(reason for reason in self.told if reason.criterion in OF_FEASTS)

    @property
    def unknown(self) -> tuple[Reason, ...]:
        """Return what nobody knows about it."""
        return self._speaking(Speaks.UNKNOWN)

    @cached_property
    def strongest(self) -> int:
        """Return the weight of the strongest reason against, 0 if there is none."""
        return self.against[0].weight if self.against else 0

    @property
    def verdict(self) -> Verdict:
        """Return how good it is."""
        if not self.strongest:
            return Verdict.GOOD
        return Verdict.AGAINST if self.strongest >= STRONG else Verdict.POSSIBLE

    @property
    def verdict_label(self) -> str | Promise:
        """Return how good it is, in words."""
        return VERDICTS[self.verdict]

    @cached_property
    def rank(self) -> tuple[int, int, int, datetime]:
        """Return what times are ordered by, the best first."""
        total = sum(reason.weight for reason in self.against)
        helping = sum(reason.weight for reason in self.speaking_for)
        return self.strongest, total, -helping, self.slot.starts_at


def rate(slot: Slot, scene: Scene) -> Rated:
    """Return ``slot`` with every reason that the criteria know."""
    facts = scene.days[slot.day]
    return Rated(slot, tuple(reason for rule in RULES for reason in rule(slot, facts, scene)))


def best_of(rated: Iterable[Rated]) -> Rated | None:
    """Return the best of ``rated``, None if there is nothing."""
    return min(rated, key=lambda each: each.rank, default=None)
