"""What every document needs."""

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]
# Makes addresses absolute, as ``request.build_absolute_uri`` does.
Absolute = Callable[[str], str]
LANGUAGE = "de"


def known(**values: Any) -> Document:
    """Return ``values`` without those that say nothing: HSDS has no null, what is unknown is left out."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
