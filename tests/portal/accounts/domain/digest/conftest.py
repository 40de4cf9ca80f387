"""A source whose lines a test says, and a Monday evening."""

import pytest
import time_machine

from portal.accounts.domain.digest import sources
from portal.accounts.domain.digest.sources import Line, register_source

MONDAY = "2026-11-23 16:20+01:00"


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def open_for(monkeypatch):
    """Return what is open by user id; tests change it. No other source is asked."""
    lines = {}
    monkeypatch.setattr(sources, "_sources", {})
    register_source(
        "test",
        lambda user, _today: list(lines.get(user.pk, ())),
        people=lambda _today: list(lines),
        urgent=lambda _today: [user for user, mine in lines.items() if any(each.is_urgent for each in mine)],
    )
    return lines


@pytest.fixture
def line():
    """Return a function that makes a line of what is given."""

    def make(key="touch-point:1", title="Den Verein anrufen", *, due=None, section="Kooperationen", is_urgent=False):
        return Line(key, title, "/verzeichnis/", due, section, is_urgent)

    return make
