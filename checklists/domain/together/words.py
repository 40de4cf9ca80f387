"""Words for how an item stands, and for when on its day it is due."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from checklists.domain.standing import Standing
from checklists.enums import DuePart

# By standing: the word, and the kind of badge.
STANDINGS: Final[dict[str, tuple[str | Promise, str]]] = {
    Standing.OPEN: (pgettext_lazy("item of a checklist", "open"), "info"),
    Standing.CHECKED: (_("checked by the portal"), "success"),
    Standing.DONE: (pgettext_lazy("item of a checklist", "done"), "success"),
    Standing.DONE_UNSEEN: (pgettext_lazy("item of a checklist", "done"), "success"),
    Standing.DONE_PROBLEM: (_("done, but there is a problem"), "warning"),
    Standing.PROBLEM: (_("There is a problem"), "warning"),
    Standing.REOPENED: (_("open again"), "warning"),
    Standing.NOT_APPLICABLE: (_("not applicable"), "info"),
    Standing.UNDECIDED: (_("not decided yet"), "info"),
}

_PARTS: Final[dict[str, Promise]] = {
    DuePart.EVENING: pgettext_lazy("when on a day something is due", "evening"),
    DuePart.WEEKEND: pgettext_lazy("when on a day something is due", "weekend"),
}


def part_word(part: str) -> str:
    """Return the word for when on its day an item is due; "" where the time does not matter."""
    return str(_PARTS.get(part, ""))
