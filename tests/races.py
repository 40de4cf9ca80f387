"""Doing things at the same moment, each in a thread and database connection of its own."""

import threading

from django.db import connection

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
