"""A mail is asked about right before it is sent."""

import pytest
from django.core import mail as django_mail

from portal.outbox import guards
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.domain.run import run_job
from portal.outbox.guards import register_guard
from portal.outbox.models import Job, Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_guards(monkeypatch):
    monkeypatch.setattr(guards, "_guards", {})


def message(guard):
    return enqueue_message(key="m", recipient="a@example.org", subject="S", text="T", reason="R", guard=guard)


@pytest.mark.parametrize(("wanted", "sent", "withheld"), [(True, 1, ""), (False, 0, "outdated")])
def test_guard_decides_at_the_time_of_sending(wanted, sent, withheld):
    register_guard("tests.guard")(lambda _message: wanted)
    stored = message("tests.guard")
    assert run_job(stored.job_id) == Job.State.DONE
    assert (len(django_mail.outbox), Message.objects.get().withheld) == (sent, withheld)


def test_unknown_guard_sends_nothing_and_is_seen():
    stored = message("tests.unknown")
    run_job(stored.job_id)
    stored.job.refresh_from_db()
    assert (len(django_mail.outbox), stored.job.error_detail) == (
        0,
        "LookupError: No guard is called 'tests.unknown'.",
    )


def test_name_belongs_to_one_guard():
    register_guard("tests.guard")(lambda _message: True)
    with pytest.raises(ValueError, match=r"tests\.guard"):
        register_guard("tests.guard")(test_name_belongs_to_one_guard)
