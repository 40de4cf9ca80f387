"""50 workers write the overview of one person: one mail. And what happens without lock and constraint."""

import threading

import pytest
from django.db import connection
from django.db.models import QuerySet

from portal.accounts.domain.digest import batches
from portal.accounts.domain.digest.batches import write_digests
from portal.accounts.models import Digest, Rhythm
from portal.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.races import run_together

pytestmark = pytest.mark.django_db(transaction=True)
WEEK = "2026-W48"
WORKERS = 50
ONCE = next(each for each in Digest._meta.constraints if each.name == "digest_once")


def written_together(user):
    run_together(*[lambda: write_digests([user.pk], Rhythm.WEEKLY, WEEK)] * WORKERS)
    return Digest.objects.count(), Message.objects.count()


@pytest.fixture
def reader(clock, open_for, line, monkeypatch):
    monkeypatch.setattr("portal.outbox.domain.hand_over.send", lambda _job_id: None)
    user = UserFactory()
    open_for[user.pk] = [line()]
    return user


def test_fifty_workers_write_one_mail(reader):
    assert written_together(reader) == (1, 1)


def test_control_without_lock_and_constraint_there_are_more(reader, monkeypatch):
    """All have looked whether there is an overview before the first one is stored."""
    looked = threading.Barrier(WORKERS, timeout=60)
    collect = batches.lines_of_many

    def collect_together(*arguments):
        looked.wait()
        return collect(*arguments)

    monkeypatch.setattr(batches, "lines_of_many", collect_together)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Digest, ONCE)
    try:
        assert written_together(reader) == (WORKERS, WORKERS)
    finally:
        Digest.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Digest, ONCE)
