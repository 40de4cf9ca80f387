"""Handlers for tests: what a job called "tests.…" does is decided by the test."""

import pytest

from portal.outbox import registry
from portal.outbox.domain import hand_over


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    """Forget after each test which handlers it registered."""
    monkeypatch.setattr(registry, "_kinds", registry._kinds.copy())  # noqa: SLF001 -- no way to unregister elsewhere
    registry.register("tests.nothing")(lambda _job, _progress: None)


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    """Collect the jobs that are sent to Celery instead of sending them."""
    job_ids = []
    monkeypatch.setattr(hand_over, "_broker_lost_at", float("-inf"))

    def send_task(name, args, **_options):
        job_ids.append((name, *args))

    monkeypatch.setattr(hand_over.app, "send_task", send_task)
    return job_ids


@pytest.fixture
def handler():
    """Return a function that registers a handler under "tests.job" (with hooks as keywords)."""

    def register(function, **options):
        registry.register("tests.job", **options)(function)
        return function

    return register
