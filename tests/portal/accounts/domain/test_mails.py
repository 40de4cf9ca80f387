"""Mails about an account: every kind is complete in both languages, each event is told once."""

import re
from datetime import timedelta

import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.utils import timezone

from portal.accounts.domain.mails import send_account_mail
from portal.outbox.models import Message
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
KINDS = sorted(
    f"{folder}/email/{path.name.removesuffix('_subject.txt')}"
    for folder in ("account", "mfa")
    for path in (settings.ROOT / "templates" / folder / "email").glob("*_subject.txt")
)
# Named in the sources of django-allauth for this configuration: sign-up, codes by mail and telephones are off.
SENT_BY_ALLAUTH = [
    *(
        f"account/email/{name}"
        for name in (
            "email_changed",
            "email_confirmation",
            "email_deleted",
            "password_changed",
            "password_reset",
            "password_reset_key",
            "password_set",
            "unknown_account",
        )
    ),
    *(
        f"mfa/email/{name}"
        for name in (
            "recovery_codes_generated",
            "totp_activated",
            "totp_deactivated",
            "webauthn_added",
            "webauthn_removed",
        )
    ),
]
VALUES = {
    "activate_url": "http://testserver/bestaetigen/",
    "from_email": "alt@example.org",
    "to_email": "neu@example.org",
    "deleted_email": "weg@example.org",
}
INFORMAL = re.compile(r"\b(du|dich|dir|dein\w*)\b", re.IGNORECASE)


def test_every_mail_of_this_configuration_has_our_words():
    assert KINDS == SENT_BY_ALLAUTH


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_mail_says_who_writes_and_why(rf, kind, language):
    user = UserFactory(language=language)
    with context.request_context(rf.get("/")):
        get_adapter().send_notification_mail(kind, user, VALUES)
    message = Message.objects.get()
    greeting = {"de": "Guten Tag,", "en": "Good day,"}[language]
    assert (message.recipient, message.language) == (user.email, language)
    assert message.text.startswith(f"{greeting}\n\n")
    assert "\n\n\n" not in message.text
    assert min(len(message.subject), len(message.reason)) > 0
    assert "Brückenbauer" in message.reason
    assert INFORMAL.findall(message.text) == []
    assert "&" not in message.text
    assert message.html.startswith("<p>")


def test_same_link_is_sent_once():
    values = {"key": "5-abc", "password_reset_url": "http://testserver/x", "reset_days": 3, "portal_url": "http://x/"}
    for _again in range(2):
        send_account_mail("account/email/password_reset_key", "ich@example.org", values, language="de")
    assert Message.objects.count() == 1


def test_each_change_is_told(rf):
    now = timezone.now()
    for moment in (now, now + timedelta(microseconds=1)):
        send_account_mail("account/email/password_set", "ich@example.org", {"timestamp": moment}, language="de")
    assert Message.objects.count() == 2


def test_key_of_the_message_does_not_hold_the_key_of_the_link():
    values = {"key": "5-abcdef", "password_reset_url": "http://testserver/x", "reset_days": 3}
    message = send_account_mail("account/email/password_reset_key", "ich@example.org", values, language="de")
    assert ("5-abcdef" in message.job.key, "ich@example.org" in message.job.key) == (False, False)


def test_value_of_a_person_is_escaped_in_html():
    values = {"email": "<b>@example.org", "password_reset_url": "http://testserver/x", "reset_days": 3, "key": "1-a"}
    message = send_account_mail("account/email/password_reset_key", "ich@example.org", values, language="en")
    assert ("<b>" in message.html, "<b>@example.org" in message.text) == (False, True)


def test_unknown_mail_is_an_error():
    with pytest.raises(TemplateDoesNotExist):
        send_account_mail("account/email/nothing", "ich@example.org", {}, language="de")
