"""What a file says about itself: the search, the day, who publishes it, what it leaves out."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.shared.addresses import absolute_url
from portal.shared.credits import all_credits

from .rows import MOST, Found


def about_file(found: Found, words: str, path: str) -> list[tuple[str, str]]:
    """Return lines (what, value) about the file of the search that stands at ``path`` and says ``words``."""
    number = str(len(found.ids))
    if found.is_cut:
        number = _("%(number)s, the first ones; the search finds more") % {"number": MOST}
    lines = [
        (_("Search"), words),
        (_("Address of the search"), absolute_url(path)),
        (_("As of"), date_format(timezone.localtime(), "DATETIME_FORMAT")),
        (_("Organisations"), number),
        (_("Published by"), settings.PUBLISHER),
        (
            _("Please note"),
            _(
                "The file holds what organisations show to everybody, and contact persons only where they agreed to "
                "that. They may change it or withdraw their consent at any time: please take a new file before you "
                "use it, and delete old ones."
            ),
        ),
    ]
    return lines + [(_("Source"), f"{credit.text} – {credit.url}") for credit in all_credits()]
