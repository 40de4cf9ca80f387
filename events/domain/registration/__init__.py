"""Who will come: numbers said by the sides, guests who sign up by name, who keeps the names."""

from .arranging import Arrangement, arrange
from .erasing import erase_guests
from .expecting import report_expected
from .queries import Numbers, is_open, names_of, numbers_of

__all__ = [
    "Arrangement",
    "Numbers",
    "arrange",
    "erase_guests",
    "is_open",
    "names_of",
    "numbers_of",
    "report_expected",
]
