"""Words for how an item stands."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from checklists.domain.standing import Standing

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
