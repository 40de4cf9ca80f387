"""Users, signed links and weekly overviews. This app knows no organisation."""

from .signed_link import SignedLink
from .user import User
from .weekly_digest import WeeklyDigest

__all__ = ["SignedLink", "User", "WeeklyDigest"]
