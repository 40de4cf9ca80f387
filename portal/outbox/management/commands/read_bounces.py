"""Take in the mails that came back. See docs/returned-mails.md."""

import imaplib
import mailbox
import poplib
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.outbox.domain.bounces import Outcome, take_in
from portal.outbox.domain.mailboxes import UnknownMailbox, read_mails

TROUBLE = (UnknownMailbox, OSError, imaplib.IMAP4.error, poplib.error_proto, mailbox.Error)


class Command(BaseCommand):
    """Reads a mailbox and marks the addresses that take no mails."""

    help = "Marks addresses whose mails came back: imaps://…, pop3s://…, maildir:/folder, mbox:/file, - (one mail)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the mailbox; without one that of the setting."""
        parser.add_argument("mailbox", nargs="?", default=settings.BOUNCE_MAILBOX)

    def handle(self, **options: Any) -> None:
        """Read, and say in numbers what came of it."""
        counts: Counter[Outcome] = Counter()
        try:
            for mail in read_mails(options["mailbox"]):
                counts[take_in(mail)] += 1
        except TROUBLE as trouble:
            raise CommandError(str(trouble)) from trouble
        self.stdout.write(", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome))
