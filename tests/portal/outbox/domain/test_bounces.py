"""Which addresses get no more mails, and since when."""

import smtplib
from uuid import uuid4

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend

from portal.outbox.domain.bounces import Outcome, take_in, trust_address, undeliverable_among
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.domain.run import run_job
from portal.outbox.models import Bounce, Job
from tests.factories.delivery_reports import delivery_report

pytestmark = pytest.mark.django_db
ADDRESS = "vorstand@example.org"


def message(key="mail", recipient="Vorstand@example.org", **options):
    return enqueue_message(key=key, recipient=recipient, subject="S", text="T", reason="R", **options)


def test_permanent_failure_marks_the_recipient_of_our_mail():
    assert take_in(delivery_report(message().pk, recipient="somebody.else@example.org")) == Outcome.MARKED
    assert undeliverable_among([ADDRESS, "somebody.else@example.org"]) == {ADDRESS}


def test_same_report_is_recorded_once():
    raw = delivery_report(message().pk)
    assert [take_in(raw), take_in(raw)] == [Outcome.MARKED, Outcome.KNOWN]
    assert Bounce.objects.count() == 1


@pytest.mark.parametrize("status", ["4.2.2", "5.7.1"])
def test_other_troubles_are_counted_only(status):
    sent = message()
    outcomes = [take_in(delivery_report(sent.pk, status=status, report=str(n))) for n in range(3)]
    assert outcomes == [Outcome.COUNTED] * 3
    assert (Bounce.objects.filter(address=ADDRESS).count(), undeliverable_among([ADDRESS])) == (3, set())


def test_report_about_a_mail_that_is_not_ours_marks_nobody():
    message()
    assert take_in(delivery_report(uuid4())) == Outcome.NOT_OURS
    assert take_in(b"hello") == Outcome.NOT_OURS
    assert Bounce.objects.count() == 0


def test_answer_with_unstorable_characters_is_stored():
    raw = delivery_report(message().pk, diagnostic="550 x").replace(b"550 x", b"550 \x00\xff\xfe" + b"y" * 400)
    assert take_in(raw) == Outcome.MARKED
    assert len(Bounce.objects.get().diagnostic) == 200


def state_of(stored):
    stored.refresh_from_db()
    return stored.withheld, stored.sent_at is None


def test_marked_address_gets_no_further_mail_whatever_its_case():
    take_in(delivery_report(message().pk))
    further = message("further", "VORSTAND@example.org")
    assert run_job(further.job_id) == Job.State.DONE
    assert (state_of(further), len(django_mail.outbox)) == (("undeliverable", True), 0)


def test_mail_that_the_person_asked_for_is_tried_all_the_same():
    take_in(delivery_report(message().pk))
    asked_for = message("asked", requested=True)
    run_job(asked_for.job_id)
    assert (state_of(asked_for), len(django_mail.outbox)) == (("", False), 1)


def test_address_is_tried_again_when_somebody_says_it_is_right():
    take_in(delivery_report(message().pk))
    assert [trust_address("Vorstand@example.org"), trust_address(ADDRESS)] == [True, False]
    further = message("further")
    run_job(further.job_id)
    assert len(django_mail.outbox) == 1


@pytest.mark.parametrize(
    ("answer", "marked"),
    [(b"5.1.1 unknown", {ADDRESS}), (b"no such user", {ADDRESS}), (b"5.7.1 spam", set())],
)
def test_address_refused_while_sending_is_marked_at_once(monkeypatch, answer, marked):
    def refuse(_self, _messages):
        raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, answer)})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    assert run_job(message().job_id) == Job.State.FAILED
    assert undeliverable_among([ADDRESS]) == marked
