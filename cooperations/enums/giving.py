"""Giving and taking: what is needed or offered, and where a notice stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GivingKind(models.TextChoices):
    """What an association needs and an employer can give."""

    ROOMS = "rooms", _("rooms")
    ACCOUNTING = "accounting", _("help with accounting")
    LEGAL = "legal", _("legal advice")
    TRAINING = "training", _("training")
    EQUIPMENT = "equipment", _("equipment")
    FUNDS = "funds", _("money")
    VOLUNTEERS = "volunteers", _("people who lend a hand")
    OTHER = "other", _("something else")


class NoticeState(models.TextChoices):
    """Where a need or an offer stands. Only needs are ever ``matched``."""

    OPEN = "open", _("open")
    MATCHED = "matched", _("Both are interested")
    CLOSED = "closed", _("Settled")
    EXPIRED = "expired", _("Run out")


class NeedAudience(models.TextChoices):
    """Who reads a need."""

    PUBLIC = "public", _("everybody, on the organisation's page too")
    EMPLOYERS = "employers", _("signed-in employers, intermediaries and the ministry")


class MatchSide(models.TextChoices):
    """Who answers a match."""

    NEEDS = "needs", _("need")
    OFFERS = "offers", _("offer")


class MatchWord(models.TextChoices):
    """What a side says to a match."""

    INTERESTED = "interested", _("I am interested")
    NOT = "not", _("Does not fit")


class SupportUnit(models.TextChoices):
    """In what support is counted."""

    EUR = "eur", _("euros")
    HOURS = "hours", _("hours")
    TIMES = "times", _("times")
