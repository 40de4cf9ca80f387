"""What is said of values of indicators, in the reader's language; print sets German."""

from decimal import Decimal

from django.utils.translation import gettext as _

from reports.enums import Way


def unlike_words(unlike: tuple[str, ...]) -> str:
    """Return in what a value differs from the one before: "other basis, collected in another way"."""
    words = {"unit": _("other unit"), "basis": _("other basis"), "way": _("collected in another way")}
    return ", ".join(words[each] for each in unlike)


def way_word(way: str) -> str:
    """Return how a value was collected."""
    return str(Way(way).label)


def plain(number: Decimal) -> str:
    """Return the digits of a number without needless zeros."""
    return f"{number.normalize():f}"
