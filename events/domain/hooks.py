"""What other apps and topics do when an event begins, changes or ends: they register when the app is ready.

All hooks run in the transaction of the verb, under the lock of the event.
"""

from collections.abc import Callable
from typing import Any

from events.models import Event

# Called with the new event and who began it.
BEGUN_HOOKS: list[Callable[[Event, Any], None]] = []

# Called with the event and what has changed: names of columns of the event, names of sections ("place", "programme",
# "costs", "people", "languages", "texts"), "state", "parties", "explained" (why the date is right all the same).
CHANGED_HOOKS: list[Callable[[Event, frozenset[str]], None]] = []

# Called with the event when it is held, closed or cancelled; ``state`` says which. ``CHANGED_HOOKS`` run too.
ENDED_HOOKS: list[Callable[[Event], None]] = []

# Called with the event after its date was changed: sentences, in the active language, about what that makes impossible.
DATE_REMARKS: list[Callable[[Event], list[str]]] = []


def remarks_on_date(event: Event) -> list[str]:
    """Return what there is to say about the new date of ``event``."""
    return [sentence for remark in DATE_REMARKS for sentence in remark(event)]


def has_begun(event: Event, actor: Any) -> None:
    """Tell all that ``event`` is there."""
    for hook in BEGUN_HOOKS:
        hook(event, actor)


def has_changed(event: Event, *changed: str) -> None:
    """Tell all what has changed; nothing without ``changed``."""
    if changed:
        for hook in CHANGED_HOOKS:
            hook(event, frozenset(changed))


def has_ended(event: Event) -> None:
    """Tell all that ``event`` is over or called off."""
    has_changed(event, "state")
    for hook in ENDED_HOOKS:
        hook(event)
