"""What the two sides read of the feedback: averages, never who said what, nothing as long as it is four or fewer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from events.enums.event import EventState
from events.models import Event, Feedback
from portal.shared.small_numbers import SMALLEST

GRADES = ("welcome", "understood", "useful")


@dataclass(frozen=True)
class Summary:
    """The feedback on an event. ``averages`` by question, from 1 to 4, None where nobody answered it."""

    number: int
    averages: dict[str, float | None]
    again: dict[str, int]
    wants: dict[str, int]
    languages: dict[str, int]
    texts: tuple[str, ...]


def summary_of(event: Event) -> Summary | None:
    """Return what those who took part may read now, None as long as there are fewer than five answers. One query.

    When the event is closed, and no further answer can come, fewer are shown too: to the two sides, nobody else.
    Texts stand in the order of random keys.
    """
    rows = list(Feedback.objects.filter(event=event).order_by("id"))
    if not rows or (len(rows) < SMALLEST and event.state != EventState.CLOSED):
        return None
    return Summary(
        number=len(rows),
        averages={name: _average([getattr(row, name) for row in rows]) for name in GRADES},
        again=dict(Counter(row.again for row in rows if row.again)),
        wants=dict(Counter(wish for row in rows for wish in row.wants)),
        languages=dict(Counter(row.language for row in rows)),
        texts=tuple(row.text for row in rows if row.text),
    )


def _average(grades: Sequence[int | None]) -> float | None:
    given = [grade for grade in grades if grade is not None]
    return round(sum(given) / len(given), 1) if given else None
