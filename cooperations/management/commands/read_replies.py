"""Keep the mails that people answered with. See docs/replies-by-mail.md."""

import imaplib
import mailbox
import poplib
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cooperations.domain.relay.inbound import keep_raw
from portal.outbox.domain.mailboxes import UnknownMailbox, read_mails

TROUBLE = (UnknownMailbox, OSError, imaplib.IMAP4.error, poplib.error_proto, mailbox.Error)


class Command(BaseCommand):
    """Reads a mailbox; workers take the mails in."""

    help = "Takes in answers by mail: imaps://…, pop3s://…, maildir:/folder, mbox:/file, - (one mail)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the mailbox; without one that of the setting."""
        parser.add_argument("mailbox", nargs="?", default=settings.REPLY_MAILBOX)

    def handle(self, **options: Any) -> None:
        """Read, and say how many there were."""
        number = 0
        try:
            for raw in read_mails(options["mailbox"]):
                keep_raw(raw)
                number += 1
        except TROUBLE as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(f"{number} mails")
