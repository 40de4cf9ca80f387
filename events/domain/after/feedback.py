"""What guests say by the QR code: without account, cookie, address or time of day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from events.domain.planning.words import in_berlin
from events.enums.after import Wish
from events.enums.event import EventState
from events.enums.material import GuestLanguage
from events.models import Event, Feedback
from events.models.after_triggers import DAYS_FOR_FEEDBACK

# However few are expected, so many may answer.
EXPECTED_AT_LEAST = 50
# Answers for each guest: some answer twice by mistake, nobody fills the page with a thousand.
TIMES = 3


class Why(StrEnum):
    """Why an answer is not taken; the page says it in the language of the guest."""

    CLOSED = "closed"
    EMPTY = "empty"
    FULL = "full"


class FeedbackRefused(Exception):
    """The answer is not taken; ``why`` says the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Answer:
    """One answer. Grades go from 1 to 4, the best; None, "" and () stand for no answer."""

    language: GuestLanguage
    welcome: int | None = None
    understood: int | None = None
    useful: int | None = None
    again: str = ""
    wants: Sequence[str] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was answered."""
        grades = (self.welcome, self.understood, self.useful)
        return not (any(grades) or self.again or self.wants or self.text)


def open_days(event: Event) -> tuple[date, date] | None:
    """Return the first and the last day on which guests answer, None without a date."""
    if event.starts_at is None or event.ends_at is None:
        return None
    return in_berlin(event.starts_at).date(), in_berlin(event.ends_at).date() + timedelta(days=DAYS_FOR_FEEDBACK)


def is_open(event: Event, today: date | None = None) -> bool:
    """Say whether guests may answer today."""
    days = open_days(event)
    if days is None or event.state not in {EventState.ANNOUNCED, EventState.HELD}:
        return False
    return days[0] <= (today or timezone.localdate(timezone=timezone.get_default_timezone())) <= days[1]


@transaction.atomic
def give_feedback(event: Event, answer: Answer) -> None:
    """Store ``answer``. Raises ``FeedbackRefused``.

    The number of answers is limited to three for each seat, or guest, or to 150 where these are fewer than 50.
    """
    if answer.is_empty:
        raise FeedbackRefused(Why.EMPTY)
    # Answers wait for each other here, so that the limit holds.
    present = (
        Event.objects.select_for_update(no_key=True, of=("self",))
        .select_related("registration", "outcome")
        .get(pk=event.pk)
    )
    if not is_open(present):
        raise FeedbackRefused(Why.CLOSED)
    if Feedback.objects.filter(event=present).count() >= most_answers(present):
        raise FeedbackRefused(Why.FULL)
    wants = [wish for wish in answer.wants if wish != Wish.NOTHING] or list(answer.wants)
    Feedback.objects.create(
        event=present,
        on=timezone.localdate(timezone=timezone.get_default_timezone()),
        language=answer.language,
        welcome=answer.welcome,
        understood=answer.understood,
        useful=answer.useful,
        again=answer.again,
        wants=wants,
        text=answer.text,
    )


def most_answers(event: Event) -> int:
    """Return how many answers are taken at most. No query with both rows at hand."""
    return TIMES * max(event.registration.capacity or 0, event.outcome.attended or 0, EXPECTED_AT_LEAST)
