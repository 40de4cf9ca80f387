"""Files that go out with a mail: named by whoever asks for it, read when it is sent."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.core.mail import EmailMessage
from django.utils.translation import gettext_lazy as _

from portal.outbox.models import Message, MessageAttachment
from portal.outbox.registry import PermanentFailure
from portal.shared.one_line import file_name

_CONTENT_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_NAMELESS: Final = "file"


@dataclass(frozen=True)
class Attachment:
    """A file as ``name``, of a type such as ``application/pdf``: of the default storage, or a small one as it is.

    ``file`` is its name in the storage: it is not copied and has to stay where it is until the mail is sent.
    ``content`` is kept with the mail instead.
    """

    name: str
    content_type: str
    file: str = ""
    content: bytes = b""


def store_attachments(message: Message, attachments: Iterable[Attachment]) -> None:
    """Write down what goes out with ``message``; names become harmless. Raises ``ValueError`` for a strange type."""
    rows = []
    for each in attachments:
        if not _CONTENT_TYPE.fullmatch(each.content_type):
            raise ValueError(f"'{each.content_type}' is no type of content.")
        name = file_name(each.name) or _NAMELESS
        row = MessageAttachment(
            message=message, name=name, content_type=each.content_type, file=each.file, content=each.content
        )
        rows.append(row)
    if rows:
        MessageAttachment.objects.bulk_create(rows)


def attach_files(mail: EmailMessage, message: Message) -> None:
    """Put the files of ``message`` into ``mail``. Raises ``PermanentFailure`` when one is not there any more."""
    for each in message.attachments.all():
        mail.attach(each.name, bytes(each.content) or _stored(each), each.content_type)


def _stored(attachment: MessageAttachment) -> bytes:
    try:
        with attachment.file.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError as missing:
        raise PermanentFailure(_("A file that belongs to the mail is not there any more.")) from missing
