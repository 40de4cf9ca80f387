"""Fifty brochures, each built while worker, web server or broker is killed. BUILD_KILLS=500 for more."""

import os

import pytest

from tests.portal.outbox.conftest import sent
from tests.portal.outbox.services.conftest import parents, processes, their_folder
from tests.reports.services.killing import check, kill_in_rounds

__all__ = ["parents", "processes", "sent", "their_folder"]
pytestmark = pytest.mark.bench
ROUNDS = int(os.environ.get("BUILD_KILLS", "50"))


def test_many_builds_with_a_death_each(processes, settings, capsys):
    found = check(kill_in_rounds(processes, settings, ROUNDS), ROUNDS)
    with capsys.disabled():
        print(f"\n{found}")
