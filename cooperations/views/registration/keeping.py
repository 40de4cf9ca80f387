"""What keeping a cooperation shows elsewhere: start page and weekly overview."""

from cooperations.domain.keeping.registration import register_keeping


def register() -> None:
    """Register everything of this topic."""
    register_keeping()
