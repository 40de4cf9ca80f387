"""Choices of the calendars."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Tradition(TextChoices):
    """A calendar of feasts that a group may keep. The slugs are those of ``events.domain.calendars.traditions``."""

    ISLAM = "islam", _("Muslim feasts and Ramadan")
    SHIA = "shia", _("Shiite feasts")
    ALEVI = "alevi", _("Alevi feasts")
    JEWISH = "jewish", _("Jewish feasts")
    WESTERN = "western", _("Christian feasts (Catholic, Protestant)")
    ORTHODOX = "orthodox", _("Orthodox feasts, Christmas on 25 December")
    JULIAN = "julian", _("Orthodox feasts, Christmas on 7 January")
    TEWAHEDO = "tewahedo", _("Ethiopian and Eritrean Orthodox feasts")
    YEZIDI = "yezidi", _("Yezidi feasts")
    NOWRUZ = "nowruz", _("Nowruz (Persian new year)")
    NEWROZ = "newroz", _("Newroz (Kurdish new year)")
    LUNAR = "lunar", _("Lunar New Year")
    HINDU = "hindu", _("Hindu feasts")
    TAMIL = "tamil", _("Tamil feasts")
    BUDDHIST = "buddhist", _("Buddhist feasts")
