"""Invitation material: what is made, in which languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MaterialKind(models.TextChoices):
    """What is printed."""

    FLYER = "flyer", _("flyer")
    POSTER = "poster", _("poster")


class GuestLanguage(models.TextChoices):
    """Languages in which guests are spoken to; three of them are no languages of the portal's own pages."""

    DE = "de", _("German")
    EN = "en", _("English")
    TR = "tr", _("Turkish")
    AR = "ar", _("Arabic")
    UK = "uk", _("Ukrainian")
    RU = "ru", _("Russian")
    KU = "ku", _("Kurdish (Kurmanji)")
    FA = "fa", _("Persian")
    TI = "ti", _("Tigrinya")
