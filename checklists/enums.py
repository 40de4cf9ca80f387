"""Closed lists of the checklists. No queries here."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Owner(models.TextChoices):
    """Whose turn an item is."""

    EMPLOYER = "employer"
    MSO = "mso"
    BOTH = "both"


class Anchor(models.TextChoices):
    """The day from which due dates are counted."""

    EVENT = "event"
    FIRST_CONTACT = "first_contact"
    AGREEMENT = "agreement"
    YEAR_START = "year_start"


class Proof(models.TextChoices):
    """What shows that an item is done. Several may be named; one of them is enough."""

    NOTE = "note"
    DATE = "date"
    PERSON = "person"
    FILE = "file"
    LINK = "link"


class AnswerState(models.TextChoices):
    """What people say about an item."""

    OPEN = "open", pgettext_lazy("item of a checklist", "open")
    DONE = "done", pgettext_lazy("item of a checklist", "done")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


class Fact(models.TextChoices):
    """What a condition may ask about the event or cooperation a list belongs to."""

    FORMAT = "format"
    PUBLIC_COVERAGE = "public_coverage"
    PHOTOS = "photos"
    MINORS = "minors"
    ONLINE = "online"


class AssignedSide(models.TextChoices):
    """Who took an item on, where the template leaves it open or the sides agreed otherwise."""

    EMPLOYER = "employer"
    MSO = "mso"
    BOTH = "both"


class DuePart(models.TextChoices):
    """When on its day an item is due: volunteers have evenings and weekends."""

    DAY = "day"
    EVENING = "evening"
    WEEKEND = "weekend"


class Level(models.TextChoices):
    """What an automatic check says about an item."""

    OK = "ok"
    OPEN = "open"
    PROBLEM = "problem"


class Audience(models.TextChoices):
    """Who reads a finding: both sides, or only the one whose own affair it is."""

    BOTH = "both"
    EMPLOYER = "employer"
    MSO = "mso"


class ListEventKind(models.TextChoices):
    """What happened to a list besides answers."""

    FINDING = "finding"
    DUE = "due"
    ASSIGNED = "assigned"
    MOVED = "moved"
    VERSION = "version"
    FILE = "file"


class Topic(models.TextChoices):
    """Facts of an event that a done item rests on: when they change, it is open again."""

    DATE = "date"
    TIME = "time"
    PLACE = "place"
    FORMAT = "format"
    GROUP = "group"
    LANGUAGES = "languages"
