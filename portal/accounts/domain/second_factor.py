"""Who must sign in with a second factor. This app knows no organisation: others register who it is."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings

Requirement = Callable[[Any], bool]
_requirements: list[Requirement] = []


def register_requirement(requirement: Requirement) -> None:
    """Add ``requirement``: it says of a signed-in user whether a second factor is required."""
    if requirement not in _requirements:
        _requirements.append(requirement)


def lacks_second_factor(user: Any) -> bool:
    """Say whether ``user`` must set up a second factor before going on. One query for those who need one.

    Nobody must while ``REQUIRE_SECOND_FACTOR`` is off (demo and tests).
    """
    if not settings.REQUIRE_SECOND_FACTOR or not user.is_authenticated:
        return False
    if not any(requirement(user) for requirement in _requirements):
        return False
    return not get_adapter().is_mfa_enabled(user)
