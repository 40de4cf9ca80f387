"""Who a mail is from, where answers go, which conversation it belongs to: nothing people write becomes a header."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.domain.mail import compose_mail
from portal.outbox.models import Message

pytestmark = pytest.mark.django_db
RELAY = "anfrage+abc@portal.example.org"
MAIL = {"recipient": "hr@example.org", "subject": "Hello", "text": "Hello", "reason": "Because."}


def message(**changes):
    return enqueue_message(**MAIL | {"key": "mail"} | changes)


def sent_headers(stored):
    return message_from_bytes(compose_mail(stored).message().as_bytes(), policy=policy.default)


def test_mail_of_a_person_comes_from_an_address_of_the_portal():
    mail = sent_headers(message(from_name="Erika Muster über Brückenbauer", from_address=RELAY, reply_to=RELAY))
    assert (mail["From"], mail["Reply-To"]) == (f"Erika Muster über Brückenbauer <{RELAY}>", RELAY)


def test_servers_return_it_to_the_portal_not_to_the_conversation(settings):
    settings.BOUNCE_ADDRESS = "returned@example.org"
    stored = message(from_address=RELAY)
    assert compose_mail(stored).from_email == f"returned+{stored.pk}@example.org"
    settings.BOUNCE_ADDRESS = ""
    assert compose_mail(stored).from_email == "portal@example.org"


def test_name_alone_stands_before_the_address_of_the_portal():
    assert sent_headers(message(from_name="Muster, Erika"))["From"] == '"Muster, Erika" <portal@example.org>'


def test_mails_of_a_conversation_refer_to_the_same_number():
    thread = UUID(int=7)
    mail = sent_headers(message(thread=thread))
    assert mail["References"] == mail["In-Reply-To"] == f"<{thread}@example.org>"


def test_other_mails_refer_to_nothing():
    mail = sent_headers(message())
    assert (mail["References"], mail["In-Reply-To"], mail["Reply-To"]) == (None, None, None)


@pytest.mark.parametrize("field", ["from_address", "reply_to", "recipient"])
@pytest.mark.parametrize("address", ["nobody", "a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org"])
def test_what_is_no_address_is_refused(field, address):
    with pytest.raises(ValidationError):
        message(**{field: address})


def test_long_name_in_another_alphabet_arrives_whole():
    name = "جمعية السلام والصداقة بين الشعوب " * 3
    header = compose_mail(message(from_name=name, from_address=RELAY)).message()["From"]
    shown, address = parseaddr(header)
    assert (str(make_header(decode_header(shown))), address) == (name.strip(), RELAY)


NASTY = st.text(st.sampled_from('\r\n\0\t :<>@,;"\\()=?\x85\u2028\u202eaBcäЖع'), max_size=60) | st.text(max_size=60)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NASTY, subject=NASTY)
@example(name='"\r\nBcc: all@example.org\r\n\r\nbody', subject="x\r\nBcc: all@example.org")
@example(name="=?utf-8?q?=0ABcc=3A_all=40example=2Eorg?=", subject="=?utf-8?q?=0ABcc=3A_all=40example=2Eorg?=")
def test_no_text_becomes_a_header(name, subject):
    Message.objects.all().delete()
    key = f"{name}:{subject}".encode("utf-8", "surrogatepass").hex()
    mail = sent_headers(message(key=key[:200], from_name=name, subject=subject[:200], from_address=RELAY))
    assert [header for header in mail.keys() if header.lower() in {"bcc", "cc", "to", "from", "subject"}] == [  # noqa: SIM118 -- repeated ones too
        "Subject",
        "From",
        "To",
    ]
    assert [address.addr_spec for address in mail["From"].addresses] == [RELAY]
    assert [address.addr_spec for address in mail["To"].addresses] == ["hr@example.org"]
    assert mail.get_content().startswith("Hello\n\n-- \nBecause.\n")
