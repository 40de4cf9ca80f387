"""Lists inside a sentence: what stands between their items depends on the language."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def comma() -> str:
    """Return what stands between the items of a list in the active language, with its space."""
    return pgettext("between the items of a list", ", ")


def listed(values: Iterable[object]) -> str:
    """Return ``values`` as one line."""
    return comma().join(map(str, values))
