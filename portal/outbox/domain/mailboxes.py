"""Where returned mails lie: an IMAP or POP3 account, a folder, a file, standard input.

Each opens as an iterator of mails as bytes. A mail counts as read once the next one is asked for: what was not taken
in because of a crash comes again.
"""

import imaplib
import mailbox
import poplib
import ssl
import sys
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

SECONDS = 30
IMAPS_PORT = 993
POP3S_PORT = 995


class UnknownMailbox(Exception):
    """The address of the mailbox is of no known kind. The message is a sentence for people."""


def read_mails(source: str) -> Iterator[bytes]:
    """Yield the unread mails of ``source``.

    ``imaps://user:password@host/INBOX`` (read mails get the mark "seen"), ``pop3s://user:password@host`` (read mails
    are deleted), ``maildir:/folder`` (read mails move to ``cur``), ``mbox:/file`` (left as it is), ``-`` (one mail on
    standard input). Special characters of the password are percent-encoded.

    Raises ``UnknownMailbox``, and ``OSError``, ``imaplib.IMAP4.error`` or ``poplib.error_proto`` when the mailbox
    does not answer as it should.
    """
    parts = urlsplit(source)
    if source == "-":
        yield sys.stdin.buffer.read()
    elif parts.scheme == "imaps":
        yield from _imap(parts)
    elif parts.scheme == "pop3s":
        yield from _pop(parts)
    elif parts.scheme == "maildir":
        yield from _maildir(parts.path)
    elif parts.scheme == "mbox":
        yield from _mbox(parts.path)
    else:
        raise UnknownMailbox("A mailbox is imaps://…, pop3s://…, maildir:/folder, mbox:/file or - for one mail.")


def _imap(parts: SplitResult) -> Iterator[bytes]:
    host, port = parts.hostname or "", parts.port or IMAPS_PORT
    with imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=SECONDS) as server:
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        server.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"')
        _answer, numbers = server.uid("SEARCH", "UNSEEN")
        for number in (numbers[0] or b"").decode().split():
            _answer, fetched = server.uid("FETCH", number, "(BODY.PEEK[])")
            for each in fetched:
                if isinstance(each, tuple):
                    yield each[1]
            server.uid("STORE", number, "+FLAGS", r"(\Seen)")


def _pop(parts: SplitResult) -> Iterator[bytes]:
    host, port = parts.hostname or "", parts.port or POP3S_PORT
    server = poplib.POP3_SSL(host, port, context=ssl.create_default_context(), timeout=SECONDS)
    try:
        server.user(unquote(parts.username or ""))
        server.pass_(unquote(parts.password or ""))
        count, _size = server.stat()
        for number in range(1, count + 1):
            yield b"\r\n".join(server.retr(number)[1])
            server.dele(number)
    finally:
        # Only a proper end makes the server delete.
        server.quit()


def _maildir(path: str) -> Iterator[bytes]:
    folder = mailbox.Maildir(path, factory=None, create=False)
    for key in sorted(folder.keys()):
        if folder.get_message(key).get_subdir() != "new":
            continue
        yield folder.get_bytes(key)
        mail = folder.get_message(key)
        mail.set_subdir("cur")
        mail.add_flag("S")
        folder[key] = mail


def _mbox(path: str) -> Iterator[bytes]:
    file = mailbox.mbox(path, factory=None, create=False)
    try:
        for key in sorted(file.keys()):
            yield file.get_bytes(key)
    finally:
        file.close()
