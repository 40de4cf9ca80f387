"""After the event: anonymous feedback, quotes and consents, results, lessons, press, numbers for the ministry."""

from .consents import Consent, consents_of, record_consent, withdraw_consent
from .feedback import Answer, FeedbackRefused, Why, give_feedback, is_open, open_days
from .lessons import save_lesson
from .numbers import YearNumbers, numbers_of_year, years_of_numbers
from .outcome import outcome_values, save_outcome
from .press import add_press, remove_press
from .quotes import Release, quotes_of, record_quote, release_quote, withdraw_quote
from .summary import Summary, summary_of

__all__ = [
    "Answer",
    "Consent",
    "FeedbackRefused",
    "Release",
    "Summary",
    "Why",
    "YearNumbers",
    "add_press",
    "consents_of",
    "give_feedback",
    "is_open",
    "numbers_of_year",
    "open_days",
    "outcome_values",
    "quotes_of",
    "record_consent",
    "record_quote",
    "release_quote",
    "remove_press",
    "save_lesson",
    "save_outcome",
    "summary_of",
    "withdraw_consent",
    "withdraw_quote",
    "years_of_numbers",
]
