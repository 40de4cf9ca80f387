"""Who will come: numbers said by the sides, guests who sign up and cancel by link, who is told of changes."""

from .arranging import Arrangement, arrange
from .cancelling import cancel_sign_up, find_sign_up
from .erasing import erase_guests
from .expecting import report_expected
from .queries import Numbers, is_open, names_of, numbers_of
from .signing_up import SignUpRefused, Why, sign_up

__all__ = [
    "Arrangement",
    "Numbers",
    "SignUpRefused",
    "Why",
    "arrange",
    "cancel_sign_up",
    "erase_guests",
    "find_sign_up",
    "is_open",
    "names_of",
    "numbers_of",
    "report_expected",
    "sign_up",
]
