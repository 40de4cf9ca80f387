"""How long the overviews of a week take for 10,000 people with two workers, two of which are killed on the way."""

import multiprocessing
import os
import signal
import time

import pytest
from django.db import connections

from portal.accounts.domain.digest import batches, sources
from portal.accounts.domain.digest.sources import Line, register_source
from portal.accounts.models import Digest, Rhythm, User
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]
PEOPLE = 10_000
SOURCES = ("bench-a", "bench-b", "bench-c")
WORKERS = 2
# How many overviews are written when a worker is killed.
KILLED_AT = (600, 1_800)
MOST_SECONDS = 120
LEASE_SECONDS = 3
KINDS = (batches.ROUND_JOB, batches.BATCH_JOB)


@pytest.fixture
def concerned(monkeypatch, settings):
    """Create the people and return the ids of the three in ten for whom each source has a line."""
    settings.OUTBOX_LEASE_SECONDS = LEASE_SECONDS
    monkeypatch.setattr("portal.outbox.domain.hand_over.send", lambda _job_id: None)
    User.objects.bulk_create(
        User(email=f"person-{number}@example.org", name=f"Person {number}", language="de", password="!")
        for number in range(PEOPLE)
    )
    ids = [pk for place, pk in enumerate(User.objects.order_by("pk").values_list("pk", flat=True)) if place % 10 < 3]
    for name in SOURCES:
        register_source(name, collect_many=_collecting(name, frozenset(ids)), people=lambda _today: ids)
    yield ids
    for name in SOURCES:
        sources.forget_source(name)


def _collecting(name, ids):
    """Return a source of one line for each of ``ids``, which it asks the database for."""

    def collect_many(users, today):
        known = User.objects.filter(pk__in=[user.pk for user in users if user.pk in ids]).values_list("pk", flat=True)
        return {pk: [Line(f"{name}:{pk}", f"Punkt {name}", "/", today, name)] for pk in known}

    return collect_many


def work():
    """Run what is due until nothing is left; what a dead worker held is taken when its lease is over."""
    while Job.objects.filter(name__in=KINDS).exclude(state=Job.State.DONE).exists():
        due = Job.objects.claimable().filter(name__in=KINDS).order_by("due_at").values_list("pk", flat=True)[:5]
        if not [run_job(pk) for pk in due]:
            time.sleep(0.05)
    connections.close_all()


def begin():
    """Return a new worker, a process of its own; no connection is shared with it."""
    connections.close_all()
    worker = multiprocessing.get_context("fork").Process(target=work)
    worker.start()
    return worker


def test_week_of_10_000_people(concerned):
    batches.start(Rhythm.WEEKLY)
    started = time.perf_counter()
    workers = [begin() for _ in range(WORKERS)]
    killed = 0
    while any(worker.is_alive() for worker in workers):
        if killed < len(KILLED_AT) and Digest.objects.count() >= KILLED_AT[killed]:
            os.kill(workers[killed].pid, signal.SIGKILL)
            workers[killed].join()
            workers.append(begin())
            killed += 1
        time.sleep(0.02)
    taken = time.perf_counter() - started
    print(f"\noverviews of {len(concerned)} of {PEOPLE} people: {taken:.1f} s, {killed} workers killed on the way")
    assert killed == len(KILLED_AT)
    assert {*Digest.objects.values_list("user", flat=True)} == {*concerned}
    assert Digest.objects.count() == Message.objects.count() == len(concerned)
    assert taken < MOST_SECONDS
