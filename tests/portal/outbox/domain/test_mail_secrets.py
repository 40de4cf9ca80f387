"""Texts with one-time links do not stay in the database."""

import smtplib

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend

from portal.outbox import guards
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.domain.restart import restart_job
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job

pytestmark = pytest.mark.django_db


def secret(**changes):
    return enqueue_message(
        **{
            "key": "mail",
            "recipient": "hr@example.org",
            "subject": "Hello",
            "text": "https://portal.example.org/l/token/",
            "html": "<p>https://portal.example.org/l/token/</p>",
            "reason": "Because.",
            "forgets": True,
        }
        | changes
    )


def texts(message):
    message.refresh_from_db()
    return message.text, message.html


def refuse(code):
    def send_messages(_self, _messages):
        raise smtplib.SMTPRecipientsRefused({"hr@example.org": (code, b"no")})

    return send_messages


def test_text_goes_out_and_is_forgotten():
    message = secret()
    assert run_job(message.job_id) == Job.State.DONE
    assert "token" in django_mail.outbox[0].body
    assert texts(message) == ("", "")


def test_other_texts_stay():
    message = secret(forgets=False)
    run_job(message.job_id)
    assert "token" in texts(message)[0]


def test_text_that_is_not_wanted_any_more_is_forgotten(monkeypatch):
    monkeypatch.setattr(guards, "_guards", {"tests.no": lambda _message: False})
    message = secret(guard="tests.no")
    run_job(message.job_id)
    assert (texts(message), django_mail.outbox) == (("", ""), [])


def test_text_for_a_refused_address_is_forgotten_and_cannot_be_sent_empty(monkeypatch):
    message = secret()
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse(550))
        assert run_job(message.job_id) == Job.State.FAILED
    assert texts(message) == ("", "")
    restart_job(Job.objects.get(pk=message.job_id))
    assert run_job(message.job_id) == Job.State.FAILED
    assert django_mail.outbox == []
    assert "not kept" in Job.objects.get(pk=message.job_id).error


def test_text_is_kept_while_it_can_still_be_sent(monkeypatch):
    message = secret()
    monkeypatch.setattr(EmailBackend, "send_messages", refuse(450))
    assert run_job(message.job_id) == Job.State.QUEUED
    assert "token" in texts(message)[0]
