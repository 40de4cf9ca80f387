"""What programs are told when something fails: RFC 9457, for every status alike."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

CONTENT_TYPE = "application/problem+json"


def problem(  # noqa: PLR0913 -- a problem has these members
    request: HttpRequest,
    status: int,
    detail: str,
    *,
    kind: str = "about:blank",
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return the answer that says in ``detail`` what went wrong and what to do; ``kind`` is the problem's address.

    ``more`` are members beyond those of the standard. Needs neither user nor database.
    """
    body = {
        "type": kind,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
        **(more or {}),
    }
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=status,
        content_type=CONTENT_TYPE,
        headers={"Cache-Control": "no-store", **(headers or {})},
    )
