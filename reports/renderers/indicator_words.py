"""What is said of values of indicators, in the reader's language; print sets German."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from reports.enums import Way

# Stands for a value that is hidden.
HIDDEN: Final = "–"


def unlike_words(unlike: Iterable[str]) -> str:
    """Return in what a value differs from the one before: "other basis, collected in another way"."""
    words = {
        "unit": _("other unit"),
        "basis": _("other basis"),
        "way": _("collected in another way"),
        "partners": _("other partners"),
    }
    return ", ".join(words[each] for each in unlike)


def note_words(unlike: tuple[str, ...]) -> str:
    """Return the same as a remark, "" where nothing differs."""
    words = _("not comparable:")
    return f"{words} {unlike_words(unlike)}" if unlike else ""


def way_word(way: str) -> str:
    """Return how a value was collected."""
    return str(Way(way).label)


def plain(number: Decimal) -> str:
    """Return the digits of a number without needless zeros."""
    return f"{number.normalize():f}"
