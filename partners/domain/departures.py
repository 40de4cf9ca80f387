"""Somebody no longer acts or speaks for an organisation: what higher apps do then."""

from collections.abc import Callable

from partners.models import Organisation

Hook = Callable[[Organisation], None]
_hooks: list[Hook] = []


def on_departure(hook: Hook) -> None:
    """Call ``hook`` with the organisation whenever a role in it ended or a contact person was deleted.

    It runs in the transaction in which this happened and under the lock of the organisation, after the fact: who is
    left can be read from the database. Roles that end by their date call nobody; look for them once a day.
    """
    if hook not in _hooks:
        _hooks.append(hook)


def tell_departure(organisation: Organisation) -> None:
    """Call all hooks; one that raises undoes the departure."""
    for hook in _hooks:
        hook(organisation)
