"""Files that go out with a mail."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from portal.outbox.domain.attachments import Attachment
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, MessageAttachment
from tests.mail_server import real_mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def stored(content=b"%PDF-1.7"):
    return default_storage.save("relay/one", ContentFile(content))


def message(*attachments, key="mail"):
    return enqueue_message(
        key=key,
        recipient="hr@example.org",
        subject="Hello",
        text="Hello",
        html="<p>Hello</p>",
        reason="Because.",
        attachments=attachments,
    )


def test_file_arrives_at_a_real_mail_server(settings):
    with real_mail_server(settings) as mails:
        run_job(message(Attachment("Vereinbarung Köln.pdf", "application/pdf", stored(b"%PDF\0\xff"))).job_id)
    ((_envelope, mail),) = mails
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content_type(), file.get_content()) == (
        "Vereinbarung Köln.pdf",
        "application/pdf",
        b"%PDF\0\xff",
    )
    assert "<p>Hello</p>" in mail.get_body(["html"]).get_content()


def test_a_small_file_is_kept_with_the_mail_and_arrives_as_it_was(settings):
    content = "BEGIN:VCALENDAR\r\nSUMMARY:Straße\r\n ك\r\nEND:VCALENDAR\r\n"
    with real_mail_server(settings) as mails:
        run_job(message(Attachment("termin.ics", "text/calendar", content=content.encode())).job_id)
    ((_envelope, mail),) = mails
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("termin.ics", "text/calendar")
    assert file.get_payload(decode=True).decode() == content


def test_a_file_is_in_one_place():
    mail = message(key="without")
    for values in ({}, {"file": "relay/one", "content": b"x"}):
        with pytest.raises(IntegrityError, match="attachment_somewhere"), transaction.atomic():
            MessageAttachment.objects.create(message=mail, name="a", content_type="text/plain", **values)


@pytest.mark.parametrize(
    ("name", "sent_name"),
    [
        ('x"\r\nBcc: all@example.org\r\n.pdf', "x_ Bcc_ all_example.org .pdf"),
        ("../\u202efdp.exe", "fdp.exe"),
        ("", "file"),
    ],
)
def test_name_of_a_file_becomes_no_header_and_no_path(settings, name, sent_name):
    with real_mail_server(settings) as mails:
        run_job(message(Attachment(name, "application/pdf", stored())).job_id)
    ((envelope, mail),) = mails
    assert [file.get_filename() for file in mail.iter_attachments()] == [sent_name]
    assert (envelope.rcpt_tos, mail["Bcc"]) == (["hr@example.org"], None)


def test_strange_type_is_refused():
    with pytest.raises(ValueError, match="no type of content"):
        message(Attachment("a.pdf", "application/pdf\r\nX-Evil: 1", stored()))


def test_mail_asked_for_twice_has_its_files_once():
    attachment = Attachment("a.pdf", "application/pdf", stored())
    assert message(attachment) == message(attachment)
    assert MessageAttachment.objects.count() == 1


def test_mail_without_its_file_is_not_sent():
    name = stored()
    mail = message(Attachment("a.pdf", "application/pdf", name))
    default_storage.delete(name)
    assert run_job(mail.job_id) == Job.State.FAILED
    assert "not there any more" in Job.objects.get(pk=mail.job_id).error
