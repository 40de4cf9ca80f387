"""Up to which day each calendar knows something."""

from collections.abc import Iterable
from datetime import date

from .feasts.asian import known_until as asian_known_until
from .feasts.islamic import KNOWN_UNTIL
from .school import SchoolBreak, known_school_holidays_end
from .traditions import Tradition

SCHOOL = "school"


def known_until(further: Iterable[SchoolBreak] = ()) -> dict[str, date]:
    """Return the last known day of each calendar that ends: "school" and slugs of traditions. Others never end.

    ``further``: school holidays that the ministry has put in.
    """
    return {
        SCHOOL: known_school_holidays_end(further),
        Tradition.ISLAM: KNOWN_UNTIL,
        Tradition.SHIA: KNOWN_UNTIL,
        Tradition.ALEVI: KNOWN_UNTIL,
        **{
            tradition: asian_known_until(tradition)
            for tradition in (Tradition.LUNAR, Tradition.HINDU, Tradition.TAMIL, Tradition.BUDDHIST)
        },
    }
