"""Jobs and messages are written once per key and handed over after the commit."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from portal.outbox.domain.enqueue import enqueue_job, enqueue_message
from portal.outbox.models import Job, Message
from tests.factories.accounts import UserFactory

MAIL = {"recipient": "hr@example.org", "subject": "Hello", "text": "Text", "reason": "You asked for it."}


@pytest.mark.django_db
def test_job_carries_what_was_asked():
    owner = UserFactory()
    job = enqueue_job("tests.nothing", {"edition": 7}, key="build-7", owner=owner)
    assert (job.name, job.payload, job.key, job.owner, job.state) == (
        "tests.nothing",
        {"edition": 7},
        "build-7",
        owner,
        Job.State.QUEUED,
    )


@pytest.mark.django_db
def test_same_key_gives_the_same_job():
    first = enqueue_job("tests.nothing", {"n": 1}, key="same")
    second = enqueue_job("tests.nothing", {"n": 2}, key="same")
    assert (second.pk, second.payload, Job.objects.count()) == (first.pk, {"n": 1}, 1)


@pytest.mark.django_db
def test_key_of_another_sort_of_job_is_refused(handler):
    handler(lambda _job, _progress: None)
    enqueue_job("tests.nothing", {}, key="same")
    with pytest.raises(ValueError, match=r"belongs to a job called 'tests\.nothing'"):
        enqueue_job("tests.job", {}, key="same")


@pytest.mark.django_db
def test_name_without_handler_is_refused():
    with pytest.raises(LookupError, match=r"tests\.unknown"):
        enqueue_job("tests.unknown", {}, key="k")


@pytest.mark.django_db(transaction=True)
def test_job_is_sent_after_the_commit_and_not_before(sent):
    with transaction.atomic():
        job = enqueue_job("tests.nothing", {}, key="k")
        assert sent == []
    assert sent == [("outbox.run_job", str(job.pk))]


@pytest.mark.django_db(transaction=True)
def test_rolled_back_job_is_neither_stored_nor_sent(sent):
    with transaction.atomic():
        enqueue_job("tests.nothing", {}, key="k")
        transaction.set_rollback(True)
    assert (Job.objects.count(), sent) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_second_call_with_the_same_key_is_not_sent_again(sent):
    enqueue_job("tests.nothing", {}, key="k")
    enqueue_job("tests.nothing", {}, key="k")
    assert len(sent) == 1


@pytest.mark.django_db(transaction=True)
def test_job_for_later_is_not_sent_now(sent):
    later = timezone.now() + timedelta(days=1)
    job = enqueue_job("tests.nothing", {}, key="k", due_at=later)
    assert (job.due_at, sent) == (later, [])


@pytest.mark.django_db
def test_same_key_gives_the_same_message():
    first = enqueue_message(key="mail", **MAIL)
    second = enqueue_message(key="mail", **MAIL | {"text": "Other"})
    assert (second.pk, second.text, Message.objects.count()) == (first.pk, "Text", 1)


@pytest.mark.django_db
def test_line_breaks_in_subject_become_spaces():
    message = enqueue_message(key="mail", **MAIL | {"subject": "Hello\r\nBcc: all@example.org"})
    assert message.subject == "Hello Bcc: all@example.org"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "recipient", ["", "nobody", "a@example.org\nBcc: b@example.org", "a@example.org, b@example.org"]
)
def test_recipient_that_is_no_single_address_is_refused(recipient):
    with pytest.raises(ValidationError):
        enqueue_message(key="mail", **MAIL | {"recipient": recipient})
    assert Job.objects.count() == 0
