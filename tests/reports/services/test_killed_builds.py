"""Worker, broker and web server are killed while brochures are built: none is lost, none is made twice."""

import pytest

from tests.reports.services.killing import VICTIMS, check, kill_in_rounds

pytestmark = pytest.mark.services


def test_killing_loses_no_build_and_makes_none_twice(processes, settings):
    rounds = len(VICTIMS)
    check(kill_in_rounds(processes, settings, rounds), rounds)
