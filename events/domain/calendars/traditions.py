"""The calendars of feasts by their slugs; ``events.enums.calendar.Tradition`` gives the words for them."""

from enum import StrEnum


class Tradition(StrEnum):
    """A calendar that a group may keep. Which ones a group keeps is said by the group, never guessed."""

    SUNNI = "sunni"
    SHIA = "shia"
    ALEVI = "alevi"
    JEWISH = "jewish"
    WESTERN = "western"
    ORTHODOX = "orthodox"
    ORTHODOX_JULIAN = "orthodox_julian"
    ETHIOPIAN = "ethiopian"
    YEZIDI = "yezidi"
    NOWRUZ = "nowruz"
    NEWROZ = "newroz"
    LUNAR = "lunar"
    HINDU = "hindu"
    TAMIL = "tamil"
    BUDDHIST = "buddhist"


MUSLIM = (Tradition.SUNNI, Tradition.SHIA)
ALL_ORTHODOX = (Tradition.ORTHODOX, Tradition.ORTHODOX_JULIAN)
