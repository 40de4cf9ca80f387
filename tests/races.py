"""Doing things at the same moment, each in a thread and database connection of its own."""

import threading
from dataclasses import replace

from django.db import IntegrityError, connection
from django.db.models import QuerySet

from portal.shared.states import MoveRefused


def run_together(*actions):
    """Run all actions at once; return what each gave back or the ``MoveRefused`` it raised."""
    barrier = threading.Barrier(len(actions))
    outcomes = [None] * len(actions)

    def run(number, action):
        barrier.wait()
        try:
            outcomes[number] = action()
        except MoveRefused as refused:
            outcomes[number] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def without_locks(monkeypatch):
    """Take every lock on rows away, for control runs."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)


def meet_after(monkeypatch, module, name, number):
    """Let ``number`` threads come to the end of ``module.name`` before the first of them goes on."""
    gate = threading.Barrier(number, timeout=60)
    original = getattr(module, name)

    def wait(*arguments, **options):
        found = original(*arguments, **options)
        gate.wait()
        return found

    monkeypatch.setattr(module, name, wait)


def meet_in_move(monkeypatch, module, name, gate):
    """Let the move ``module.name`` wait at ``gate`` (a barrier) when it has read the state and not yet written."""

    def wait(_subject):
        gate.wait()
        return ""

    monkeypatch.setattr(module, name, replace(getattr(module, name), guard=wait))


def refusal_of_the_database(action):
    """Return ``action`` as something that gives back what the database refused, instead of raising it."""

    def attempt():
        try:
            return action()
        except IntegrityError as error:
            return error

    return attempt
