"""Both directions through a real mail server: the portal sends, people answer, the mailbox is read."""

import mailbox
import smtplib
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command

from cooperations.domain.requests.delivery import deliver
from cooperations.enums.contact import RequestState
from cooperations.models import ContactRequest, InboundMail, RelayMail
from tests.cooperations.domain.relay.conftest import RELAY, mail, work_off
from tests.mail_server import real_mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def post_office(settings, tmp_path):
    """A mail server that puts what is for the portal into a maildir; gives its mails and a way to read it."""
    folder = mailbox.Maildir(tmp_path / "answers", create=True)

    def sort(envelope, content):
        if any(address.startswith("anfrage+") for address in envelope.rcpt_tos):
            folder.add(content)

    with real_mail_server(settings, also=sort) as mails:

        def read():
            out = StringIO()
            call_command("read_replies", f"maildir:{tmp_path / 'answers'}", stdout=out)
            work_off()
            return out.getvalue().strip()

        yield mails, read


def send(raw, to):
    with smtplib.SMTP(django_settings.EMAIL_HOST, django_settings.EMAIL_PORT) as server:
        server.sendmail("leyla@verein.example.org", [to], b"\r\n".join(raw.splitlines()))


def quoting(received):
    """Return the mail as a program quotes it below an answer."""
    lines = received.get_body(["plain"]).get_content().splitlines()
    return "\n".join(["", f"Am 3.3.2026 schrieb {received['From']}:", *(f"> {line}" for line in lines)])


def test_request_answer_and_answer_to_it_go_through_the_mail_server(pair, post_office):
    mails, read = post_office
    deliver(pair.request)
    work_off()
    (_envelope, asked) = mails[-1]
    reply_to = asked["Reply-To"].addresses[0].addr_spec
    assert (asked["To"], reply_to.startswith("anfrage+")) == ("leyla@verein.example.org", True)
    assert reply_to == asked["From"].addresses[0].addr_spec

    files = [("plan.txt", "text/plain", b"Dienstag 18 Uhr")]
    send(mail(reply_to, f"Gern, am Dienstag!\n{quoting(asked)}", files=files), reply_to)
    assert read() == "1 mails"
    answered = mails[-1][1]
    assert answered["To"] == "erika@werk.example.org"
    body = answered.get_body(["plain"]).get_content()
    assert "Gern, am Dienstag!" in body
    assert "anfrage/" not in body
    assert pair.request.text not in body
    assert [file.get_filename() for file in answered.iter_attachments()] == ["plan.txt"]
    assert answered["References"] == asked["References"]
    assert ContactRequest.objects.get().state == RequestState.ANSWERED

    back = answered["Reply-To"].addresses[0].addr_spec
    assert back != reply_to
    send(mail(back, f"Danke!\n{quoting(answered)}", sender="erika@werk.example.org"), back)
    read()
    thanked = mails[-1][1]
    assert (thanked["To"], "Danke!" in thanked.get_body(["plain"]).get_content()) == ("leyla@verein.example.org", True)
    for _envelope, sent in mails:
        if sent["From"].addresses[0].addr_spec.startswith("anfrage"):
            others = {"erika@werk.example.org", "leyla@verein.example.org"} - {str(sent["To"])}
            assert not any(address in sent.as_string() for address in others)
    assert [each.text for each in RelayMail.objects.all()] == ["Gern, am Dienstag!", "Danke!"]


def test_mailbox_read_again_has_nothing_new(pair, mso_address, post_office):
    mails, read = post_office
    send(mail(mso_address), mso_address)
    assert [read(), read()] == ["1 mails", "0 mails"]
    assert len(mails) == 2


def test_without_address_the_mail_leads_to_the_portal(pair, post_office, settings):
    settings.RELAY_ADDRESS = ""
    mails, _read = post_office
    deliver(pair.request)
    work_off()
    ((_envelope, asked),) = mails
    assert (asked["Reply-To"], "##-" in asked.get_body(["plain"]).get_content()) == (None, False)
    assert asked["From"].addresses[0].addr_spec == "portal@example.org"


def test_loop_of_our_own_mails_ends_at_once(pair, mso_address, post_office):
    mails, read = post_office
    deliver(pair.request)
    work_off()
    own = mails[-1][1]
    send(f"Delivered-To: {mso_address}\n".encode() + own.as_bytes(), mso_address)
    read()
    assert InboundMail.objects.get().outcome == "automatic"
    assert RELAY.split("@")[0] in mso_address
