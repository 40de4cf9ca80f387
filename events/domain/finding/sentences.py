"""The sentences for reasons and notes. They show days and times as readers of the language write them."""

from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "holiday": _("Public holiday: %(name)s."),
    "special": _("%(name)s."),
    "school_break": _("School holidays: %(name)s."),
    "school_unknown": _("We know the school holidays until %(until)s, not after that."),
    "feasts_unknown": _("We know the calendar “%(name)s” until %(until)s, not after that."),
    "school_hours": _("Young people are at school."),
    "feast": _("%(feast)s."),
    "feast_moon": _("%(feast)s (± 1 day)."),
    "feast_near": _("%(feast)s may fall on this day (± 1 day)."),
    "feast_eve": _("%(feast)s begins at sunset, about %(time)s."),
    "fast": _("%(feast)s: who fasts does not eat and drink before sunset, about %(time)s."),
    "fast_moon": _("%(feast)s (± 1 day): who fasts does not eat and drink before sunset, about %(time)s."),
    "iftar": _("%(feast)s: the fast is broken about %(time)s. Better from %(better)s."),
    "after_iftar": _("After the fast is broken, about %(time)s."),
    "friday_prayer": _("Friday prayer, about %(begin)s to %(end)s."),
    "shabbat": _("Shabbat, from Friday about %(begin)s to Saturday about %(end)s."),
    "volunteers": _("%(organisation)s works with volunteers, most of whom have no time during the day."),
    "reachable": _("%(organisation)s can be reached at this time."),
    "blocked": _("%(organisation)s cannot on this day."),
    "own_event": _("%(organisation)s has another event around this time."),
    "nearby": _("Nearby on this day for the same group: “%(title)s”."),
    "notice": _("Fewer than 60 days to prepare."),
    "short_notice": _("Fewer than 14 days to prepare."),
    "way_home": _("It ends about %(time)s: think of the way home."),
}


def _shown(word: Any) -> Any:
    """Return ``word`` as it is written: times as hours and minutes, days as days."""
    if isinstance(word, datetime):
        return date_format(word, "TIME_FORMAT")
    if isinstance(word, date):
        return date_format(word, "DATE_FORMAT")
    return word


def say(wording: str, words: dict[str, Any]) -> str:
    """Return the sentence ``wording`` filled with ``words``."""
    return str(SENTENCES[wording]) % {name: _shown(word) for name, word in words.items()}
