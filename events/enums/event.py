"""Where an event stands and what is said about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventState(models.TextChoices):
    """The life of an event (``states/event.py``)."""

    IDEA = "idea", pgettext_lazy("event", "idea")
    PLANNED = "planned", pgettext_lazy("event", "planned")
    ANNOUNCED = "announced", pgettext_lazy("event", "announced")
    HELD = "held", pgettext_lazy("event", "held")
    CLOSED = "closed", pgettext_lazy("event", "closed")
    POSTPONED = "postponed", pgettext_lazy("event", "postponed")
    CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")


# Those in which the two sides still prepare something.
COMING_STATES = frozenset({EventState.IDEA, EventState.PLANNED, EventState.ANNOUNCED, EventState.POSTPONED})
# Those that a date belongs to.
DATED_STATES = frozenset({EventState.PLANNED, EventState.ANNOUNCED, EventState.HELD, EventState.CLOSED})
# Those in which a place is taken.
TAKING_STATES = frozenset({EventState.PLANNED, EventState.ANNOUNCED})
OVER_STATES = frozenset({EventState.HELD, EventState.CLOSED})


class Minors(models.TextChoices):
    """Whether people under 18 are among the guests: consents and the way home follow from it."""

    UNKNOWN = "unknown", _("not decided yet")
    YES = "yes", _("yes")
    NO = "no", _("no")


class Coverage(models.TextChoices):
    """Whether press and public are wanted (handbook, phase 8)."""

    UNDECIDED = "undecided", _("not decided yet")
    WANTED = "wanted", _("wanted")
    NOT = "not", _("not wanted")


class Photos(models.TextChoices):
    """Whether pictures are taken; nobody is in one without a consent."""

    UNDECIDED = "undecided", _("not decided yet")
    PLANNED = "planned", pgettext_lazy("photos", "planned")
    NONE = "none", pgettext_lazy("photos", "none")


class Food(models.TextChoices):
    """What has to be kept in mind about food and drink."""

    HALAL = "halal", _("halal")
    KOSHER = "kosher", _("kosher")
    VEGETARIAN = "vegetarian", _("vegetarian")
    VEGAN = "vegan", _("vegan")
    NO_ALCOHOL = "no_alcohol", _("no alcohol")
    FASTING = "fasting", _("guests who fast")
    NOTHING_SPECIAL = "nothing_special", _("nothing special")


class CostKind(models.TextChoices):
    """What costs arise for (handbook, phase 6)."""

    ALLOWANCE = "allowance", _("expense allowance")
    TRAVEL = "travel", _("travel")
    CATERING = "catering", _("catering")
    ROOM = "room", _("room")
    MATERIAL = "material", _("material")
    INTERPRETER = "interpreter", _("interpreting")
    OTHER = "other", _("something else")


class NoticeKind(models.TextChoices):
    """What people were told about an event, once for each change that others see."""

    PLANNED = "planned", pgettext_lazy("event", "planned")
    ANNOUNCED = "announced", pgettext_lazy("event", "announced")
    CHANGED = "changed", pgettext_lazy("event", "changed")
    POSTPONED = "postponed", pgettext_lazy("event", "postponed")
    CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")


class Section(models.TextChoices):
    """The parts in which people write an event; each is saved alone."""

    BASICS = "basics", _("What and for whom")
    PLACE = "place", _("Place")
    PROGRAMME = "programme", _("Programme")
    COSTS = "costs", _("Costs")
    PEOPLE = "people", _("People and care")
    LANGUAGES = "languages", _("Languages and texts")
    PUBLIC = "public", _("Public")
