"""What the ministry sees of the whole state: organisations, cooperations and events by place, field, format and year.

Every number is that of a selection that can be listed: ``select`` gives the rows, ``counting`` their numbers.
"""

from .choice import UNKNOWN, Choice, Subject
from .counting import known_years
from .select import cooperations_of, events_of, organisations_of
from .tables import Dimension, Line, Overview, Table, overview_of, sums_of

__all__ = [
    "UNKNOWN",
    "Choice",
    "Dimension",
    "Line",
    "Overview",
    "Subject",
    "Table",
    "cooperations_of",
    "events_of",
    "known_years",
    "organisations_of",
    "overview_of",
    "sums_of",
]
