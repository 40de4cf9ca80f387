"""Reads a Word file in a sandbox: ``run_limited("portal.shared.word.process", {"path": …})``."""

import json
from collections.abc import Callable
from typing import Any

from .package import Package
from .reading import read_word
from .refusal import WordUnfit


def answer(request: dict[str, Any], _tell: Callable[..., None]) -> tuple[dict[str, str], bytes]:
    """Return the document as JSON, or with ``member`` in the request the bytes of that part; or why it is refused."""
    with open(request["path"], "rb") as file:  # noqa: PTH123 -- nothing is loaded that is not needed
        content = file.read()
    try:
        if member := request.get("member"):
            package = Package(content)
            return {}, package.raw(member) if package.has(member) else b""
        return {}, json.dumps(read_word(content).to_json(), ensure_ascii=False).encode()
    except WordUnfit as unfit:
        return {"refused": unfit.why.value, "detail": unfit.detail}, b""
