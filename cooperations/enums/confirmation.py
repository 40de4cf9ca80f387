"""Words of the confirmation by the boards."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoundState(TextChoices):
    """Where the confirmation of one version stands."""

    OPEN = "open", pgettext_lazy("round of confirmations", "open")
    COMPLETE = "complete", pgettext_lazy("round of confirmations", "complete")
    REFUSED = "refused", pgettext_lazy("round of confirmations", "refused")
    REPLACED = "replaced", pgettext_lazy("round of confirmations", "replaced by a newer version")
    WITHDRAWN = "withdrawn", pgettext_lazy("round of confirmations", "withdrawn")
    EXPIRED = "expired", pgettext_lazy("round of confirmations", "expired")


class Answer(TextChoices):
    """What a signatory answers."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class AnswerWay(TextChoices):
    """How an answer came."""

    LINK = "link", _("by the link in a mail")
    SIGNED_IN = "signed_in", _("signed in to the portal")


class NamedAs(TextChoices):
    """What a signatory is to the organisation as far as the portal knows: when that ends, they have left."""

    MEMBER = "member", _("acts for the organisation in the portal")
    CONTACT = "contact", _("contact person")
    OTHER = "other", _("somebody else")


class LeftWhy(TextChoices):
    """Why somebody is no signatory any more."""

    DEPARTED = "departed", _("has left the organisation")
    REMOVED = "removed", _("was taken off the list")


class MailStage(TextChoices):
    """Which of the mails to a signatory a link stands in. Those of ``ONCE`` are sent once per version."""

    FIRST = "first", _("first mail")
    FIFTH_DAY = "5", _("reminder after 5 days")
    TENTH_DAY = "10", _("reminder after 10 days")
    AGAIN = "again", _("sent again")
    ANSWERED = "answered", _("answer to a question")


ONCE = (MailStage.FIRST, MailStage.FIFTH_DAY, MailStage.TENTH_DAY)
