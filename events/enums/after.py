"""What is kept of an event that has taken place."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Again(models.TextChoices):
    """Whether a guest would come again."""

    YES = "yes", _("yes")
    MAYBE = "maybe", _("maybe")
    NO = "no", _("no")


class Wish(models.TextChoices):
    """What a guest would like to know more about."""

    INTERNSHIP = "internship", _("an internship")
    TRAINING = "training", _("vocational training")
    JOB = "job", _("a job")
    TALK = "talk", _("a talk")
    NOTHING = "nothing", pgettext_lazy("wish", "nothing")


class Purpose(models.TextChoices):
    """What a quote, picture or film may be used for."""

    REPORT = "report", _("reports")
    WEBSITE = "website", _("website")
    PRESS = "press", _("press")
    BROCHURE = "brochure", _("brochures")


class Medium(models.TextChoices):
    """What somebody may be seen or heard in."""

    PHOTO = "photo", _("photos")
    VIDEO = "video", _("videos")
    SOUND = "sound", _("sound recordings")


class Way(models.TextChoices):
    """How somebody agreed."""

    PAPER = "paper", _("on paper")
    MAIL = "mail", _("by e-mail")
    SPOKEN = "spoken", _("spoken")


class AgeRange(models.TextChoices):
    """Ages are kept as ranges only."""

    UNDER_14 = "0-13", _("under 14")
    UNDER_18 = "14-17", _("14 to 17")
    UNDER_25 = "18-24", _("18 to 24")
    UNDER_35 = "25-34", _("25 to 34")
    UNDER_50 = "35-49", _("35 to 49")
    UNDER_65 = "50-64", _("50 to 64")
    OLDER = "65+", _("65 and older")
