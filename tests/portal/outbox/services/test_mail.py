"""A real mail server gets each mail once, however often Celery delivers the task."""

import pytest

from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.domain.hand_over import send
from portal.outbox.models import Job
from tests.portal.outbox.services.conftest import wait_until

pytestmark = pytest.mark.services


def test_mail_is_delivered_once_under_many_deliveries_of_its_task(processes, mail_server):
    message = enqueue_message(
        key="mail",
        recipient="hr@example.org",
        subject="Grüße aus dem Portal",
        text="Guten Tag",
        html="<p>Guten Tag</p>",
        reason="You asked for it.",
    )
    for _delivery in range(20):
        send(message.job_id)
    processes.worker("first", concurrency=2)
    processes.worker("second", concurrency=2)
    wait_until(lambda: not processes.queued())
    wait_until(lambda: Job.objects.filter(state=Job.State.DONE).exists())
    processes.end()
    message.refresh_from_db()
    assert [(mail["To"], mail["Message-ID"]) for mail in mail_server] == [
        ("hr@example.org", f"<{message.pk}@example.org>")
    ]
    assert message.sent_at is not None


def test_mail_waits_for_a_mail_server_that_is_down(processes, mail_server):
    working = processes.mail_url
    processes.mail_url = "smtp://127.0.0.1:9"
    worker = processes.worker("first")
    message = enqueue_message(
        key="mail", recipient="hr@example.org", subject="Hello", text="Hello", reason="You asked for it."
    )
    wait_until(lambda: Job.objects.filter(pk=message.job_id, attempts__gte=1, state=Job.State.QUEUED).exists())
    processes.end_one(worker)
    processes.mail_url = working
    processes.worker("second")
    processes.beat()
    wait_until(lambda: Job.objects.filter(pk=message.job_id, state=Job.State.DONE).exists())
    assert len(mail_server) == 1
