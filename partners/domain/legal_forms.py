"""The legal forms that organisations write out in German, and what they are called in the language of the page.

Abbreviations such as "e. V." or "GmbH" are names of their own in every language.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: Mapping[str, Promise] = {
    "eingetragener verein": _("registered association"),
    "nicht eingetragener verein": _("association without registration"),
    "initiative": _("initiative"),
    "stiftung": _("foundation"),
    "genossenschaft": _("cooperative"),
    "körperschaft des öffentlichen rechts": _("corporation under public law"),
}


def label_of(written: str) -> str:
    """Return what the legal form ``written`` is called; a form that is not known stays as it is written."""
    known = LABELS.get(" ".join(written.lower().split()))
    return str(known) if known else written
