"""Events and what belongs to them, one module per topic."""

from .agenda import AgendaItem
from .cost import CostItem
from .dates import BlockedDays, DateExplanation, FeastCorrection, ObservedCalendars, SchoolHolidays
from .event import Event, EventTransition
from .feed import CalendarFeed
from .feedback import Feedback
from .invitation import Invitation
from .needs import EventNeeds
from .notice import EventNotice
from .outcome import Lesson, Outcome, PressItem
from .party import EventParty
from .registration import Registration, SignUp
from .release import MediaConsent, Quote
from .text import EventText
from .venue import Venue

__all__ = [
    "AgendaItem",
    "BlockedDays",
    "CalendarFeed",
    "CostItem",
    "DateExplanation",
    "Event",
    "EventNeeds",
    "EventNotice",
    "EventParty",
    "EventText",
    "EventTransition",
    "FeastCorrection",
    "Feedback",
    "Invitation",
    "Lesson",
    "MediaConsent",
    "ObservedCalendars",
    "Outcome",
    "PressItem",
    "Quote",
    "Registration",
    "SchoolHolidays",
    "SignUp",
    "Venue",
]
