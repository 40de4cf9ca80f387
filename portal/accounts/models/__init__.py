"""Users and signed links. This app knows no organisation."""

from .signed_link import SignedLink
from .user import User

__all__ = ["SignedLink", "User"]
