"""The confirmation by boards in other parts of the portal."""

from cooperations.domain.confirming.registration import register_confirming


def register() -> None:
    """Register what signatories and their people are told elsewhere."""
    register_confirming()
