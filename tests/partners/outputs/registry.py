"""Everything an identity can get out of the portal, as callables that give its text.

Whoever makes an output (page, list, file, mail, answer of the API) adds it: a module ``outputs_<topic>.py`` beside
this one, which is found by its name.

    @output("comparison")
    def comparison(reader):
        yield reader.get(reverse("partners:compare"), {"organisation": reader.seeded.slugs})

Every page in the access matrix is an output by itself (``outputs_pages.py``). What such a page shows of the
organisation named by its ``slug`` is looked at for all seeded organisations. Mails are made by functions marked
``@mails`` and looked for in the outbox.
"""

import importlib
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.access.identities import Identity, World
from tests.partners.outputs.seed import Seeded


@dataclass(frozen=True)
class Answer:
    """What came out, and where."""

    source: str
    text: str
    response: Any = None


@dataclass(frozen=True)
class Reader:
    """An identity with the means to ask: ``send`` is the fixture ``ask`` of the access matrix."""

    identity: Identity
    world: World
    seeded: Seeded
    send: Callable[..., Any]

    @property
    def user(self) -> Any:
        """The account, None for anonymous people."""
        return self.world.users.get(self.identity)

    def get(self, url: str, data: dict[str, Any] | None = None, **headers: str) -> Answer:
        """Ask for a page or a file as this identity."""
        response = self.send(self.identity, "get", url, data or {}, **headers)
        assert response.status_code != HTTPStatus.INTERNAL_SERVER_ERROR, f"{url} as {self.identity}"
        return Answer(f"{url} {data or ''}", text_of(response), response)


Output = Callable[[Reader], Iterator[Answer]]
MailMaker = Callable[[World, Seeded], None]
OUTPUTS: dict[str, Output] = {}
MAIL_MAKERS: dict[str, MailMaker] = {}


def output(name: str) -> Callable[[Output], Output]:
    """Register an output under ``name``."""

    def register(function: Output) -> Output:
        OUTPUTS[name] = function
        return function

    return register


def mails(name: str) -> Callable[[MailMaker], MailMaker]:
    """Register a function that puts mails into the outbox; to whom does not matter."""

    def register(function: MailMaker) -> MailMaker:
        MAIL_MAKERS[name] = function
        return function

    return register


def load_outputs() -> None:
    """Import all modules ``outputs_<topic>.py``."""
    for path in sorted(Path(__file__).parent.glob("outputs_*.py")):
        importlib.import_module(f"tests.partners.outputs.{path.stem}")


def text_of(response: Any) -> str:
    """Return body and headers of an answer as text; workbooks and other archives are unpacked."""
    body = b"" if response.streaming else response.content
    # How long a page is could be any number, also that of a marker.
    told = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    headers = "\n".join(f"{name}: {value}" for name, value in told.items())
    return f"{headers}\n{readable(getattr(response, 'body_read', body))}"


def readable(body: bytes) -> str:
    """Return bytes as text. XLSX, DOCX and the like are ZIP archives of XML."""
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    return body.decode("utf-16" if body.startswith(b"\xff\xfe") else "utf-8", errors="replace")
