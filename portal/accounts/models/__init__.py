"""Users, signed links and weekly overviews. This app knows no organisation."""

from .digest import Digest, Rhythm
from .signed_link import SignedLink
from .user import User

__all__ = ["Digest", "Rhythm", "SignedLink", "User"]
