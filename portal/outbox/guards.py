"""Questions asked about a mail right before it is sent: is it still wanted?

    @register_guard("partners.freshness")
    def is_still_open(message: Message) -> bool: ...

    enqueue_message(…, guard="partners.freshness")

Between writing a mail and sending it there may be days: a worker was down, a mail server did not answer.
"""

from collections.abc import Callable

from .models import Message

Guard = Callable[[Message], bool]
_guards: dict[str, Guard] = {}


def register_guard(name: str) -> Callable[[Guard], Guard]:
    """Return a decorator that makes a function the guard called ``name`` (at most 60 characters).

    The decorator raises ``ValueError`` when another function has the name.
    """

    def decorate(guard: Guard) -> Guard:
        known = _guards.get(name)
        if known and known.__qualname__ != guard.__qualname__:
            raise ValueError(f"There is a guard called '{name}' already.")
        _guards[name] = guard
        return guard

    return decorate


def is_still_wanted(message: Message) -> bool:
    """Ask the guard of ``message``, if it has one. Raises ``LookupError`` for a guard that nobody registered."""
    if not message.guard:
        return True
    if message.guard not in _guards:
        raise LookupError(f"No guard is called '{message.guard}'.")
    return _guards[message.guard](message)
