"""Closed lists of indicators and their values."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counted(models.TextChoices):
    """What a value says: people, a part of people in percent, or something that is no people."""

    PEOPLE = "people", _("a number of people")
    SHARE = "share", _("a share of people in percent")
    OTHER = "other", _("something else: hours, euros, offers …")


class Way(models.TextChoices):
    """How a value came about."""

    SURVEY = "survey", _("survey")
    ESTIMATE = "estimate", _("estimate")
    REGISTER = "register", _("register or file")


class CoreTopic(models.IntegerChoices):
    """The six topics by which the state measures its own effort to open up."""

    ANCHORING = 1, _("Anchored in rules and strategy")
    IMPULSES = 2, _("Impulses for the whole state")
    INTEREST = 3, _("Interest in working for the state")
    HURDLES = 4, _("Fewer hurdles when people are hired")
    COMPETENCE = 5, _("Intercultural competence")
    QUALITY = 6, _("Quality and lasting effect")
