"""Reading a mailbox of returned mails."""

import imaplib
import io
import mailbox
import poplib
import sys

import pytest
from django.core.management import CommandError, call_command

from portal.outbox.domain.bounces import undeliverable_among
from portal.outbox.domain.enqueue import enqueue_message
from portal.outbox.tasks import read_bounces
from tests.factories.delivery_reports import EXCHANGE, delivery_report

pytestmark = pytest.mark.django_db
ADDRESS = "vorstand@example.org"
SUMMARY = "1 marked, 0 counted, 0 known, 1 not ours\n"


@pytest.fixture
def mails():
    sent = enqueue_message(key="m", recipient=ADDRESS, subject="S", text="T", reason="R")
    return [delivery_report(sent.pk, template=EXCHANGE), b"Subject: Out of office\n\nBack on Monday\n"]


def run(source):
    out = io.StringIO()
    call_command("read_bounces", source, stdout=out)
    return out.getvalue()


def test_maildir_is_read_once(tmp_path, mails):
    folder = mailbox.Maildir(tmp_path / "returned")
    for mail in mails:
        folder.add(mail)
    source = f"maildir:{tmp_path / 'returned'}"
    assert run(source) == SUMMARY
    assert undeliverable_among([ADDRESS]) == {ADDRESS}
    assert run(source) == "0 marked, 0 counted, 0 known, 0 not ours\n"
    assert {mail.get_subdir() for mail in folder} == {"cur"}


def test_mbox_may_be_read_again(tmp_path, mails):
    path = tmp_path / "returned"
    box = mailbox.mbox(path)
    for mail in mails:
        box.add(mail)
    box.close()
    assert run(f"mbox:{path}") == SUMMARY
    assert run(f"mbox:{path}") == "0 marked, 0 counted, 1 known, 1 not ours\n"


def test_one_mail_on_standard_input(monkeypatch, mails):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(mails[0])))
    assert run("-") == "1 marked, 0 counted, 0 known, 0 not ours\n"


class FakeImap:
    """Answers like a server with the mails given."""

    def __init__(self, mails, seen, crash_at=None):
        self.mails, self.seen, self.crash_at = mails, seen, crash_at

    def __call__(self, host, port, **_options):
        assert (host, port) == ("mail.example.org", 993)
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass

    def login(self, user, password):
        assert (user, password) == ("bounces@example.org", "p@ss word")

    def select(self, folder):
        assert folder == '"Returned"'

    def uid(self, command, *args):
        if command == "SEARCH":
            unseen = [str(n) for n in range(len(self.mails)) if str(n) not in self.seen]
            return "OK", [" ".join(unseen).encode()]
        if command == "STORE":
            self.seen.add(args[0])
            return "OK", [None]
        if args[0] == self.crash_at:
            raise imaplib.IMAP4.abort("lost")
        return "OK", [(b"1 (BODY[] {3}", self.mails[int(args[0])]), b")"]


IMAP = "imaps://bounces%40example.org:p%40ss%20word@mail.example.org/Returned"


def test_imap_marks_as_seen_what_was_taken_in(monkeypatch, mails):
    seen = set()
    monkeypatch.setattr(imaplib, "IMAP4_SSL", FakeImap(mails, seen, crash_at="1"))
    with pytest.raises(CommandError, match="lost"):
        run(IMAP)
    assert (seen, undeliverable_among([ADDRESS])) == ({"0"}, {ADDRESS})
    monkeypatch.setattr(imaplib, "IMAP4_SSL", FakeImap(mails, seen))
    assert run(IMAP) == "0 marked, 0 counted, 0 known, 1 not ours\n"
    assert seen == {"0", "1"}


def test_pop_deletes_what_was_taken_in(monkeypatch, mails):
    deleted = []

    class FakePop:
        def __init__(self, host, port, **_options):
            assert (host, port) == ("mail.example.org", 995)

        def user(self, _name): ...

        def pass_(self, _word): ...

        def stat(self):
            return len(mails), 0

        def retr(self, number):
            return b"+OK", mails[number - 1].splitlines(), 0

        def dele(self, number):
            deleted.append(number)

        def quit(self):
            deleted.append("quit")

    monkeypatch.setattr(poplib, "POP3_SSL", FakePop)
    assert run("pop3s://name:word@mail.example.org") == SUMMARY
    assert deleted == [1, 2, "quit"]


@pytest.mark.parametrize("source", ["", "http://mail.example.org", "maildir:/no/such/folder", "mbox:/no/such/file"])
def test_mailbox_that_cannot_be_read_is_named_in_a_sentence(source):
    with pytest.raises(CommandError):
        run(source)


def test_task_reads_the_mailbox_of_the_settings(settings, tmp_path, mails):
    read_bounces()
    assert undeliverable_among([ADDRESS]) == set()
    folder = mailbox.Maildir(tmp_path / "returned")
    folder.add(mails[0])
    settings.BOUNCE_MAILBOX = f"maildir:{tmp_path / 'returned'}"
    read_bounces()
    assert undeliverable_among([ADDRESS]) == {ADDRESS}
