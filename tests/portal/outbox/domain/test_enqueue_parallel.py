"""The same key gives one job, also when many ask at once."""

import pytest
from django.db import IntegrityError, transaction

from portal.outbox.domain.enqueue import enqueue_job, enqueue_message
from portal.outbox.models import Job, Message
from tests.portal.outbox.domain.test_claim import in_threads

pytestmark = pytest.mark.django_db(transaction=True)


def in_transaction(function):
    def run():
        with transaction.atomic():
            return function()

    return run


def test_twenty_threads_with_one_key_get_one_job(sent):
    jobs = in_threads(20, in_transaction(lambda: enqueue_job("tests.nothing", {}, key="same").pk))
    assert (len(set(jobs)), Job.objects.count()) == (1, 1)
    assert sent == [("outbox.run_job", str(jobs[0]))]


def test_twenty_threads_with_one_key_get_one_message():
    mail = {"recipient": "hr@example.org", "subject": "Hello", "text": "Text", "reason": "You asked for it."}
    messages = in_threads(20, in_transaction(lambda: enqueue_message(key="same", **mail).pk))
    assert (len(set(messages)), Message.objects.count(), Job.objects.count()) == (1, 1, 1)


def test_control_looking_before_writing_is_not_enough():
    def look_then_write():
        if Job.objects.filter(key="same").exists():
            return "found"
        try:
            Job.objects.create(name="tests.nothing", key="same")
        except IntegrityError:
            return "error"
        return "written"

    Job.objects.all().delete()
    outcomes = set()
    for _round in range(20):
        outcomes |= set(in_threads(8, look_then_write))
        Job.objects.all().delete()
    assert "error" in outcomes
