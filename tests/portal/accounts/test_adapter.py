"""Mails of django-allauth: through the outbox, in the language of the recipient, with links that work."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client
from django.urls import reverse
from kombu.exceptions import OperationalError

from portal.accounts.domain.account import open_account
from portal.outbox.domain import hand_over
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message

pytestmark = pytest.mark.django_db
PASSWORD = "ein langes Kennwort"
NEW = "ein ganz anderes Kennwort"
ADDRESS = re.compile(r"http://testserver(/\S+)")


@pytest.fixture
def user():
    return open_account("ich@example.org", "Ina Ich", PASSWORD, "de")


@pytest.fixture
def signed_in(client, user):
    """A client that has just signed in with its password."""
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def ask_for_new_password(client, address):
    return client.post(reverse("account_reset_password"), {"email": address}, headers={"Accept-Language": "en"})


def mail_of(message):
    """Run the job of ``message`` and return the mail it sent."""
    assert run_job(message.job_id) == Job.State.DONE
    return mail.outbox.pop()


def link_in(text, part):
    return next(path for path in ADDRESS.findall(text) if part in path)


def test_link_in_the_mail_sets_a_new_password(client, user):
    assert ask_for_new_password(client, user.email).status_code == 302
    assert mail.outbox == []
    sent = mail_of(Message.objects.get())
    page = client.get(link_in(sent.body, "/password/reset/key/"), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert (sent.to, sent.extra_headers["Content-Language"]) == (["ich@example.org"], "de")
    assert (Client().login(email=user.email, password=PASSWORD), Client().login(email=user.email, password=NEW)) == (
        False,
        True,
    )
    assert Message.objects.filter(job__key__startswith="account/email/password_reset:").count() == 1


def test_mail_speaks_the_language_of_its_recipient(client, user):
    ask_for_new_password(client, user.email)
    message = Message.objects.get()
    assert message.text.splitlines()[0] == "Guten Tag,"
    assert message.html.startswith("<p>Guten Tag,</p>")


def test_mail_to_an_unknown_address_speaks_the_language_of_the_request(client, user):
    ask_for_new_password(client, "niemand@example.org")
    message = Message.objects.get()
    assert (message.recipient, message.language, message.subject) == (
        "niemand@example.org",
        "en",
        "No account with this address",
    )
    assert client.get(link_in(message.text, "/password/reset/")).status_code == 200


def test_page_tells_no_difference_between_a_known_and_an_unknown_address(client, user):
    answers = [ask_for_new_password(client, address) for address in (user.email, "niemand@example.org")]
    assert len({(answer.status_code, answer["Location"], answer.content) for answer in answers}) == 1


def test_mail_waits_while_the_broker_is_away(client, user, monkeypatch, django_capture_on_commit_callbacks):
    def refuse(_job):
        raise OperationalError

    monkeypatch.setattr(hand_over, "send", refuse)
    monkeypatch.setattr(hand_over, "_broker_lost_at", float("-inf"))
    with django_capture_on_commit_callbacks(execute=True):
        assert ask_for_new_password(client, user.email).status_code == 302
    message = Message.objects.get()
    assert (message.job.state, message.job.handed_over_at) == (Job.State.QUEUED, None)
    assert mail_of(message).to == ["ich@example.org"]


def test_two_changes_of_the_password_send_two_mails(signed_in, user):
    for old, new in ((PASSWORD, NEW), (NEW, PASSWORD)):
        signed_in.post(reverse("account_change_password"), {"oldpassword": old, "password1": new, "password2": new})
    changes = Message.objects.filter(job__key__startswith="account/email/password_changed:")
    assert list(changes.values_list("recipient", flat=True)) == ["ich@example.org"] * 2


def test_changed_address_is_confirmed_at_the_new_one_and_told_to_the_old_one(signed_in, user):
    signed_in.post(reverse("account_email"), {"action_add": "", "email": "neu@example.org"})
    asking = Message.objects.get()
    confirm = link_in(mail_of(asking).body, "/confirm-email/")
    assert signed_in.get(confirm).status_code == 200
    signed_in.post(confirm)
    told = Message.objects.exclude(pk=asking.pk).get()
    user.refresh_from_db()
    assert (asking.recipient, told.recipient, user.email) == ("neu@example.org", "ich@example.org", "neu@example.org")
    assert "neu@example.org" in told.text
    assert "/password/reset/" not in told.text


def test_withdrawn_new_address_is_told(signed_in, user):
    signed_in.post(reverse("account_email"), {"action_add": "", "email": "neu@example.org"})
    signed_in.post(reverse("account_email"), {"action_remove": "", "email": "neu@example.org"})
    told = Message.objects.get(job__key__startswith="account/email/email_deleted:")
    assert (told.recipient, "neu@example.org" in told.text) == ("ich@example.org", True)
    assert EmailAddress.objects.get().email == "ich@example.org"


@pytest.fixture
def told_of_the_app(signed_in, monkeypatch, django_capture_on_commit_callbacks):
    """What is told when a person sets up an app with codes."""
    monkeypatch.setattr(hand_over, "send", lambda _job: None)
    signed_in.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = reverse("mfa_activate_totp")
    signed_in.get(page)
    secret = signed_in.session[SECRET_SESSION_KEY]
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(page, {"code": code}, headers={"User-Agent": "Browser of somebody"})
    return list(Message.objects.all())


def test_new_second_factor_is_told(told_of_the_app):
    assert [message.job.key.partition(":")[0] for message in told_of_the_app] == ["mfa/email/totp_activated"]


def test_mail_names_neither_network_address_nor_browser(told_of_the_app):
    text = told_of_the_app[0].text
    assert ("127.0.0.1" in text, "Browser of somebody" in text) == (False, False)
