"""What of conversations is thrown away."""

import contextlib
import os
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from cooperations.domain.relay.files import keep_files
from cooperations.domain.relay.forgetting import forget_conversations
from cooperations.enums.relay import RelayState
from cooperations.models import ContactRequest, InboundMail, RelayMail
from portal.shared.uploads.checked import CheckedFile
from tests.factories.relay import RelayMailFactory

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.now() - timedelta(days=days)


def test_messages_go_with_the_texts_of_their_request(django_capture_on_commit_callbacks):
    mail, other = RelayMailFactory(), RelayMailFactory()
    keep_files(mail, [CheckedFile("a.txt", 1, "text/plain", b"a")])
    name = mail.attachments.get().file.name
    ContactRequest.objects.filter(pk=mail.request_id).update(
        subject="", aim="", text="", no_phone_reason="", erased_at=timezone.now()
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_conversations(timezone.localdate())["messages"] == 1
    assert forget_conversations(timezone.localdate())["messages"] == 0
    mail.refresh_from_db()
    other.refresh_from_db()
    assert ((mail.text, mail.author_name), other.text) == (("", ""), "Gern.")
    assert not default_storage.exists(name)


def test_files_that_no_message_has_go_after_a_day(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert forget_conversations(timezone.localdate())["files"] == 0
    mail = RelayMailFactory()
    keep_files(mail, [CheckedFile("a.txt", 1, "text/plain", b"a")])
    kept = mail.attachments.get().file.name
    with contextlib.suppress(RuntimeError), transaction.atomic():
        keep_files(mail, [CheckedFile(name, 1, "text/plain", b"a") for name in ("old.txt", "new.txt")])
        old, new = (each.file.name for each in mail.attachments.exclude(file=kept))
        raise RuntimeError
    for name in (kept, old):
        os.utime(default_storage.path(name), (0, ago(2).timestamp()))
    assert [forget_conversations(timezone.localdate())["files"] for _ in range(2)] == [1, 0]
    assert [default_storage.exists(name) for name in (kept, old, new)] == [True, False, True]


@pytest.mark.parametrize(("days", "state"), [(29, RelayState.HELD), (31, RelayState.REFUSED)])
def test_held_mail_nobody_decides_about_is_thrown_away(days, state):
    mail = RelayMailFactory(state=RelayState.HELD, at=ago(days))
    forget_conversations(timezone.localdate())
    mail.refresh_from_db()
    assert (mail.state, mail.text == "") == (state, state == RelayState.REFUSED)


@pytest.mark.parametrize(("days", "raw", "rows"), [(29, b"x", 1), (31, b"", 1), (91, None, 0)])
def test_mails_as_they_came_are_kept_for_a_while(days, raw, rows):
    InboundMail.objects.create(digest="a", raw=b"x", size=1, outcome="taken", received_at=ago(days))
    forget_conversations(timezone.localdate())
    assert InboundMail.objects.count() == rows
    if rows:
        assert bytes(InboundMail.objects.get().raw) == raw


def test_mail_that_was_not_taken_in_yet_is_kept():
    InboundMail.objects.create(digest="a", raw=b"x", size=1, received_at=ago(60))
    forget_conversations(timezone.localdate())
    assert bytes(InboundMail.objects.get().raw) == b"x"
    assert RelayMail.objects.count() == 0
