"""What the relay of messages knows: ways, states, reasons."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RelayWay(models.TextChoices):
    """How a message came."""

    PORTAL = "portal", _("in the portal")
    MAIL = "mail", _("by e-mail")


class RelayKind(models.TextChoices):
    """Whether a person wrote. Of automatic answers the portal keeps that there was one, not what it says."""

    MESSAGE = "message", _("message")
    AUTO_REPLY = "auto_reply", _("automatic answer")


class RelayState(models.TextChoices):
    """Whether the other side has a message."""

    HELD = "held", pgettext_lazy("message", "waiting for your word")
    DELIVERED = "delivered", pgettext_lazy("message", "passed on")
    REFUSED = "refused", pgettext_lazy("message", "thrown away")


class HeldWhy(models.TextChoices):
    """Why a mail is not passed on before somebody of the side says that it is theirs."""

    UNKNOWN_SENDER = "unknown_sender", _("It comes from an address that the portal does not know.")
    TOO_MANY = "too_many", _("There were many messages in a short time.")
    UNSURE = "unsure", _("It is not sure that a person of your organisation wrote it.")


class FileRefusal(models.TextChoices):
    """Why a file is not passed on."""

    KIND = "kind", _("Only PDF, pictures (JPEG, PNG, WebP) and plain text are passed on. Please send it as PDF.")
    BROKEN = "broken", _("The file cannot be opened, or it has a password.")
    TOO_LARGE = "too_large", _("A file may have 5 MB, all files of a message 10 MB together.")
    TOO_MANY = "too_many", _("At most five files are passed on with one message.")
