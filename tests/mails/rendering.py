"""Writes every kind of mail in every language and keeps what people would get."""

import ast
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from django.test import override_settings

from portal.outbox.domain.mail import compose_mail
from portal.outbox.models import Message
from tests.mails.kinds import KINDS, STAFF
from tests.mails.world import build_world

LANGUAGES = [code for code, _name in settings.LANGUAGES]
STAFF_LANGUAGES = ("de", "en")
WRITERS = frozenset({"enqueue_message", "write_notice"})
APPS = ("portal", "partners", "cooperations", "checklists", "events", "reports")


@dataclass(frozen=True)
class Rendered:
    """A mail as it is sent. ``words`` is the stored text without what every mail has below it."""

    kind: str
    language: str
    number: int
    recipient: str
    subject: str
    text: str
    words: str
    html: str
    reason: str
    stop: str

    def __str__(self) -> str:
        return f"{self.kind} [{self.language}]"


@dataclass(frozen=True)
class Rendering:
    """All mails, which kinds wrote none, and which functions wrote any ("module.function")."""

    mails: list[Rendered]
    silent: list[str]
    writers: set[str]


def render_all(languages: Sequence[str] = LANGUAGES) -> Rendering:
    """Write all kinds in ``languages``, one world per language; nothing stays in the database."""
    found = Rendering([], [], set())

    def note(**_values):
        frame = sys._getframe(1)  # noqa: SLF001 -- who called is what the test is about
        while frame is not None:
            module = str(frame.f_globals.get("__name__", ""))
            if module.partition(".")[0] in APPS:
                found.writers.add(f"{module}.{frame.f_code.co_name}")
            frame = frame.f_back

    post_save.connect(note, sender=Message)
    try:
        with override_settings(RELAY_ADDRESS="antwort@portal.example.org"):
            for language in languages:
                _render(language, found)
    finally:
        post_save.disconnect(note, sender=Message)
    return found


def _render(language: str, found: Rendering) -> None:
    with transaction.atomic():
        world = build_world(language)
        known: set[object] = set(Message.objects.values_list("pk", flat=True))
        for kind, write in KINDS.items():
            write(world)
            new = list(Message.objects.exclude(pk__in=known).order_by("job__created_at", "recipient", "pk"))
            known |= {each.pk for each in new}
            if kind in STAFF and language not in STAFF_LANGUAGES:
                continue
            if not new:
                found.silent.append(f"{kind} [{language}]")
            found.mails.extend(_rendered(kind, each, number) for number, each in enumerate(new))
        transaction.set_rollback(True)


def _rendered(kind: str, message: Message, number: int) -> Rendered:
    mail = compose_mail(message)
    return Rendered(
        kind=kind,
        language=message.language,
        number=number,
        recipient=message.recipient,
        subject=str(mail.subject),
        text=str(mail.body),
        words=message.text,
        html=str(mail.alternatives[0].content) if mail.alternatives else "",
        reason=message.reason,
        stop=message.unsubscribe_url,
    )


def writing_functions() -> set[str]:
    """Return every function in the code that puts a mail into the outbox, as "module.function"."""
    root = Path(settings.ROOT)
    return {
        f"{path.relative_to(root).with_suffix('').as_posix().replace('/', '.')}.{function.name}"
        for app in APPS
        for path in (root / app).rglob("*.py")
        if any(f"{name}(" in (code := path.read_text()) for name in WRITERS)
        for function in ast.walk(ast.parse(code))
        if isinstance(function, ast.FunctionDef) and function.name not in WRITERS
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in WRITERS
    }
