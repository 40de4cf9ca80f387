"""What contact between an employer and an MSO knows: states of requests, kinds of talks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RequestState(models.TextChoices):
    """Where a contact request stands (domain.md, States)."""

    SENT = "sent", pgettext_lazy("contact request", "sent")
    ANSWERED = "answered", pgettext_lazy("contact request", "answered")
    DECLINED = "declined", pgettext_lazy("contact request", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("contact request", "withdrawn")
    UNANSWERED = "unanswered", pgettext_lazy("contact request", "no answer")
    MEDIATED = "mediated", pgettext_lazy("contact request", "with a go-between")


OPEN_STATES = frozenset({RequestState.SENT, RequestState.UNANSWERED, RequestState.MEDIATED})
# At most one of a pair: an unanswered one may be followed by a new one after its six months.
WAITING_STATES = frozenset({RequestState.SENT, RequestState.MEDIATED})
CLOSED_STATES = frozenset({RequestState.DECLINED, RequestState.WITHDRAWN, RequestState.UNANSWERED})


class DeclineReason(models.TextChoices):
    """Why an MSO says no; a word is enough, nobody has to justify themselves."""

    NO_TIME = "no_time", _("We have no time at the moment")
    DOES_NOT_FIT = "does_not_fit", _("The project does not fit what we do")
    TOO_SHORT = "too_short", _("The time is too short")
    OTHER_PARTNER = "other_partner", _("We work with another employer already")
    NOT_SAID = "not_said", _("We would rather not say why")


class ContactKind(models.TextChoices):
    """How two organisations were in touch."""

    CALL = "call", _("telephone call")
    VISIT = "visit", _("visit")
    MAIL = "mail", _("e-mail")
    MEETING = "meeting", _("meeting")
    OTHER = "other", _("another way")


class ContactPreference(models.TextChoices):
    """How an MSO likes to be approached for the first time; never by mail alone."""

    PHONE = "phone", _("by telephone")
    VISIT = "visit", _("in person")
    EITHER = "either", _("by telephone or in person")
