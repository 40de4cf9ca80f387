"""A lost broker costs a request about a second, once, and no job."""

import logging
import socket
import time

import pytest
from celery import Celery
from django.db import transaction

from portal.outbox.domain import hand_over
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.domain.sweep import sweep_jobs
from portal.outbox.models import Job

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def use_broker(monkeypatch, settings):
    """Return a function that lets the portal send to another broker."""

    def use(port):
        app = Celery("lost", broker=f"redis://127.0.0.1:{port}/0", set_as_current=False)
        app.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
        monkeypatch.setattr(hand_over, "app", app)

    return use


@pytest.fixture
def silent_port():
    """A server that accepts connections and never answers, as a hanging Redis does."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield server.getsockname()[1]


@pytest.fixture
def closed_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def enqueue(count):
    """Enqueue jobs in one transaction; return the seconds that took, commit and hand-over included."""
    begin = time.perf_counter()
    with transaction.atomic():
        for number in range(count):
            enqueue_job("tests.nothing", {}, key=f"{begin}-{number}")
    return time.perf_counter() - begin


@pytest.mark.parametrize("port", ["closed_port", "silent_port"])
def test_lost_broker_slows_a_request_by_about_a_second_and_loses_nothing(use_broker, request, port, caplog, sent):
    use_broker(request.getfixturevalue(port))
    with caplog.at_level(logging.WARNING, "portal.outbox"):
        assert enqueue(20) < 3  # the second, and the work of a busy machine; asked 20 times it would be 20
    assert [record.message[:18] for record in caplog.records] == ["The broker is lost"]
    assert Job.objects.filter(state=Job.State.QUEUED, handed_over_at=None).count() == 20


def test_sweeper_sends_at_once_what_a_lost_broker_did_not_take(use_broker, closed_port, monkeypatch, sent):
    with monkeypatch.context():
        broker = hand_over.app
        use_broker(closed_port)
        enqueue(3)
        monkeypatch.setattr(hand_over, "app", broker)
    assert (sweep_jobs().sent, len(sent)) == (3, 3)


def test_control_without_pause_each_job_waits_for_the_broker(use_broker, silent_port, monkeypatch):
    monkeypatch.setattr(hand_over, "PAUSE_SECONDS", 0)
    use_broker(silent_port)
    assert enqueue(2) > 1.9


def test_broker_is_asked_again_after_the_pause(use_broker, closed_port, monkeypatch, sent):
    broker = hand_over.app
    use_broker(closed_port)
    enqueue(1)
    monkeypatch.setattr(hand_over, "app", broker)
    enqueue(1)
    assert sent == []
    monkeypatch.setattr(hand_over, "PAUSE_SECONDS", 0)
    enqueue(1)
    assert len(sent) == 1
