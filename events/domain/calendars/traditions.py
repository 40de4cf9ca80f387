"""The calendars of feasts by their slugs; ``events.enums.calendar.Tradition`` gives the words for them."""

from enum import StrEnum


class Tradition(StrEnum):
    """A calendar that a group may keep. Which ones a group keeps is said by the group, never guessed."""

    ISLAM = "islam"
    SHIA = "shia"
    ALEVI = "alevi"
    JEWISH = "jewish"
    WESTERN = "western"
    ORTHODOX = "orthodox"
    JULIAN = "julian"
    TEWAHEDO = "tewahedo"
    YEZIDI = "yezidi"
    NOWRUZ = "nowruz"
    NEWROZ = "newroz"
    LUNAR = "lunar"
    HINDU = "hindu"
    TAMIL = "tamil"
    BUDDHIST = "buddhist"


MUSLIM = (Tradition.ISLAM, Tradition.SHIA)
ALL_ORTHODOX = (Tradition.ORTHODOX, Tradition.JULIAN)
