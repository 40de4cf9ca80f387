"""What became of mails in the mailbox for answers: for operators."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InboundOutcome(models.TextChoices):
    """What a mail in the mailbox for answers led to."""

    NEW = "new", _("not read yet")
    TAKEN = "taken", _("taken in")
    HELD = "held", _("held")
    AUTOMATIC = "automatic", _("automatic answer")
    REPORT = "report", _("report of a mail server")
    UNKNOWN = "unknown", _("for nobody")
    REPEATED = "repeated", _("taken in before")
    REFUSED = "refused", _("refused")
