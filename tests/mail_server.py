"""A real mail server in the test's own process."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

Caught = list[tuple[Any, EmailMessage]]


class Catcher:
    """Keeps each mail with its envelope and tells ``also`` its bytes."""

    def __init__(self, also: Callable[[Any, bytes], None] | None) -> None:
        self.mails: Caught = []
        self.also = also

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 -- aiosmtpd's name
        """Take the mail."""
        self.mails.append((envelope, message_from_bytes(envelope.content, policy=policy.default)))
        if self.also:
            self.also(envelope, envelope.content)
        return "250 OK"


@contextmanager
def real_mail_server(settings: Any, also: Callable[[Any, bytes], None] | None = None) -> Iterator[Caught]:
    """Run an SMTP server to which the portal sends its mails; gives envelope and mail of each, in order."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(Catcher(also), hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield controller.handler.mails
    finally:
        controller.stop()
