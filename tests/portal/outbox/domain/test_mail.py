"""What a mail looks like, and what an answer of the mail server means for its job."""

import smtplib

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend

from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.domain.lease import LeaseLost
from portal.outbox.domain.mail import compose_mail, send_message
from portal.outbox.domain.progress import Progress
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db


def message(**changes):
    values = {
        "key": "mail",
        "recipient": "hr@example.org",
        "subject": "Grüße",
        "text": "Guten Tag\n",
        "reason": "You asked <for> it.",
    }
    return enqueue_message(**values | changes)


def test_mail_is_sent_with_a_fixed_id_and_says_why():
    stored = message()
    assert run_job(stored.job_id) == Job.State.DONE
    (sent,) = django_mail.outbox
    stored.refresh_from_db()
    assert (sent.to, sent.subject) == (["hr@example.org"], "Grüße")
    assert sent.body.startswith("Guten Tag\n\n-- \nYou asked <for> it.\nBrückenbauer ist das Portal")
    assert (sent.message()["Message-ID"], stored.sent_at is None) == (f"<{stored.pk}@example.org>", False)


def test_second_delivery_of_the_task_sends_nothing():
    stored = message()
    assert [run_job(stored.job_id), run_job(stored.job_id)] == [Job.State.DONE, None]
    assert len(django_mail.outbox) == 1


def test_control_without_claim_a_second_delivery_sends_again_under_the_same_id():
    stored = message()
    for _delivery in range(2):
        compose_mail(stored).send()
    assert [sent.message()["Message-ID"] for sent in django_mail.outbox] == [f"<{stored.pk}@example.org>"] * 2


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_html_becomes_a_document_that_tells_language_direction_and_why(language, direction):
    mail = compose_mail(message(html="<p>Hi</p>", language=language, subject="<Grüße>"))
    html = mail.alternatives[0].content
    assert html.startswith(f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">')
    assert "<title>&lt;Grüße&gt;</title>" in html
    assert "<body><main><p>Hi</p></main><footer><p>You asked &lt;for&gt; it.</p><p>" in html
    assert html.endswith("</footer></body></html>")


def test_mail_one_may_do_without_can_be_unsubscribed_from_the_mail_program():
    headers = compose_mail(message(unsubscribe_url="https://portal.example.org/abmelden/t/")).message()
    assert (headers["List-Unsubscribe"], headers["List-Unsubscribe-Post"]) == (
        "<https://portal.example.org/abmelden/t/>",
        "List-Unsubscribe=One-Click",
    )


def test_other_mails_say_nothing_about_unsubscribing():
    headers = compose_mail(message()).message()
    assert (headers["List-Unsubscribe"], headers["List-Unsubscribe-Post"]) == (None, None)


def refuse(code):
    def send_messages(_self, _messages):
        raise smtplib.SMTPRecipientsRefused({"hr@example.org": (code, b"no")})

    return send_messages


@pytest.mark.parametrize(("code", "state"), [(550, Job.State.FAILED), (450, Job.State.QUEUED)])
def test_refused_address_is_tried_again_only_if_that_may_help(monkeypatch, code, state):
    monkeypatch.setattr(EmailBackend, "send_messages", refuse(code))
    assert run_job(message().job_id) == state


def test_worker_without_lease_does_not_say_that_the_mail_is_sent():
    stored = message()
    other = JobFactory(running=True)
    with pytest.raises(LeaseLost):
        send_message(stored.job, Progress(stored.job_id, other.lease))
    stored.refresh_from_db()
    assert stored.sent_at is None


def test_server_returns_mails_to_an_address_that_names_the_mail(settings):
    settings.BOUNCE_ADDRESS = "bounces@example.org"
    stored = message()
    run_job(stored.job_id)
    (sent,) = django_mail.outbox
    assert (sent.from_email, sent.message()["From"]) == (f"bounces+{stored.pk}@example.org", "portal@example.org")


def test_without_that_address_mails_return_to_the_sender():
    run_job(message().job_id)
    (sent,) = django_mail.outbox
    assert (sent.from_email, sent.message()["From"]) == ("portal@example.org", "portal@example.org")
