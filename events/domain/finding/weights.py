"""What counts how much when dates are compared: the one place where the arithmetic is written down.

Every **criterion** has a weight from 0 (only told) to 5; the defaults below are ours, other ones stand in the address.
A criterion says about a time one or more **reasons**, each for, against, for information or unknown, with a weight:

* The weight of a reason is that of its criterion, changed as the rule of the criterion says (one less, at most 1 …).
  It never leaves 0 to 5. A reason with the weight 0 is information.
* Feasts, fasts, Friday prayer and Shabbat count **only if an MSO of the event has named them itself**, else they are
  information whatever the weights are. Nothing is guessed from languages, names or places.
* *fits well*: nothing speaks against the time. *some things speak against it*: a reason against weighs 4 or 5.
  *possible*: everything between.
* Better is whose strongest reason against weighs less; then whose reasons against weigh less together; then whose
  reasons for weigh more together; then the earlier time. So many small reasons never outweigh a great one.

Worked example, weights as they are: information evening for parents, an MSO that named Muslim feasts. Monday, 8 March
2027, 18:00: last day of Ramadan (sunset 18:20, so breaking the fast: against 5) and the day before Eid (may fall on it:
against 4). Strongest 5, together 9: some things speak against it. Thursday, 18 March 2027, 18:00: nothing: fits well.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LEAST, MOST = 0, 5
STRONG = 4
Weights = Mapping[str, int]


@dataclass(frozen=True)
class Criterion:
    """One thing that may speak for or against a time. ``rule`` is its arithmetic in one sentence."""

    name: str
    label: str | Promise
    weight: int
    rule: str | Promise


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "holiday",
        _("Public holidays and silent days"),
        5,
        _("Against on public holidays, silent days, 24 and 31 December."),
    ),
    Criterion("memorial", _("Days of remembrance"), 3, _("Against on 27 January and 9 November.")),
    Criterion(
        "school_break",
        _("School holidays"),
        4,
        _("Against for parents and young people, at most 1 for others; for visits by pupils during the day it is for."),
    ),
    Criterion("school_hours", _("School hours"), 4, _("Against for young people, Monday to Friday 8:00 to 15:30.")),
    Criterion(
        "feast",
        _("High feasts"),
        5,
        _("Only if the organisation named them: against on the feast and its eve, one less if it may move there."),
    ),
    Criterion(
        "custom",
        _("Other feasts and fasts"),
        3,
        _("Only if the organisation named them: against on the day, in a fast until sunset."),
    ),
    Criterion(
        "iftar",
        _("Breaking the fast"),
        5,
        _("Only if the organisation named it: against from 60 minutes before sunset to 45 minutes after it."),
    ),
    Criterion(
        "friday_prayer",
        _("Friday prayer"),
        4,
        _("Only if the organisation named it: against from 15 minutes before noon of the sun to 75 minutes after it."),
    ),
    Criterion(
        "shabbat",
        _("Shabbat"),
        5,
        _("Only if the organisation named it: against from Friday before sunset to Saturday after nightfall."),
    ),
    Criterion(
        "people",
        _("Time of the people involved"),
        3,
        _("Against on working days before 17:00 with volunteers; half of it for at times when they can be reached."),
    ),
    Criterion("blocked", _("Days that do not work"), 5, _("Against on days that one of you has blocked.")),
    Criterion(
        "own_event", _("Own events"), 5, _("Against from two hours before to two hours after another event of yours.")
    ),
    Criterion(
        "nearby",
        _("Events nearby"),
        2,
        _("Against if there is a public event for the same group within 25 km on that day."),
    ),
    Criterion(
        "notice",
        _("Time to prepare"),
        2,
        _("Against if fewer than 60 days are left; two more if they are fewer than 14."),
    ),
    Criterion("way_home", _("Way home"), 1, _("Against if it ends after 21:00.")),
)
DEFAULTS: Weights = {criterion.name: criterion.weight for criterion in CRITERIA}


def bounded(weight: int) -> int:
    """Return ``weight`` or the nearest that is allowed."""
    return min(MOST, max(LEAST, weight))


def complete(chosen: Weights) -> dict[str, int]:
    """Return the weight of every criterion: the chosen one within bounds, else the default. Other names are dropped."""
    return {name: bounded(chosen.get(name, default)) for name, default in DEFAULTS.items()}
