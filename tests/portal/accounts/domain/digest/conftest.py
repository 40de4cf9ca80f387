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
    register_source("test", lambda user, _today: list(lines.get(user.pk, ())), people=lambda _today: list(lines))
    return lines


@pytest.fixture
def line():
    """Return a function that makes a line of what is given."""

    def make(key="touch-point:1", title="Den Verein anrufen", url="/verzeichnis/", due=None, section="Kooperationen"):
        return Line(key, title, url, due, section)

    return make
