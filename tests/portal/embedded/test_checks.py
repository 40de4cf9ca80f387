"""``make test`` runs all steps and says at the end which failed."""

import sys

import pytest

from portal.embedded import checks
from portal.embedded.checks import Step


@pytest.fixture
def steps(monkeypatch):
    def replace(*codes):
        made = [Step(f"step {n}", (sys.executable, "-c", f"raise SystemExit({code})")) for n, code in enumerate(codes)]
        monkeypatch.setattr(checks, "CHECKS", tuple(made[:-1]))
        monkeypatch.setattr(checks, "TESTS", made[-1])

    return replace


def test_all_fine(steps, capfd):
    steps(0, 0)
    assert checks.main([]) == 0
    assert capfd.readouterr().out.endswith("\nAll steps are fine.\n")


def test_every_step_runs_and_the_failed_ones_are_named(steps, capfd):
    steps(1, 0, 2)
    assert checks.main([]) == 1
    output = capfd.readouterr().out
    assert "── step 1" in output
    assert output.endswith("\nFailed: step 0, step 2\n")


def test_tests_can_be_left_out(steps, capfd):
    steps(0, 1)
    assert checks.main(["--without-tests"]) == 0
    assert "step 1" not in capfd.readouterr().out


def test_steps_choose_their_own_settings(monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    look = "import os; raise SystemExit('DJANGO_SETTINGS_MODULE' in os.environ)"
    assert checks.passes(Step("look", (sys.executable, "-c", look)))
