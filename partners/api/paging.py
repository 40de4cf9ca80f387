"""Pages as HSDS prescribes them, and links to their neighbours (RFC 8288)."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from rest_framework.request import Request


@dataclass(frozen=True)
class Slice:
    """Where one page lies among ``total`` rows."""

    total: int
    page: int
    per_page: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one, if only an empty one."""
        return max(1, math.ceil(self.total / self.per_page))

    @property
    def is_beyond(self) -> bool:
        """Say whether the page lies behind the last."""
        return self.page > self.pages

    def take(self, rows: Any) -> list[Any]:
        """Return the rows of the page; beyond the last page none, without asking the database."""
        start = (self.page - 1) * self.per_page
        return [] if start >= self.total else list(rows[start : start + self.per_page])

    def envelope(self, contents: Sequence[Any]) -> dict[str, Any]:
        """Return ``contents`` in the envelope of HSDS."""
        return {
            "total_items": self.total,
            "total_pages": self.pages,
            "page_number": self.page,
            "size": len(contents),
            "first_page": self.page == 1,
            "last_page": self.page >= self.pages,
            "empty": not contents,
            "contents": contents,
        }

    def links(self, request: Request) -> str:
        """Return the header ``Link`` with the neighbours of the page."""
        neighbours = {"first": 1, "last": self.pages}
        if not self.is_beyond and self.page > 1:
            neighbours["prev"] = self.page - 1
        if self.page < self.pages:
            neighbours["next"] = self.page + 1
        address: Callable[[int], str] = lambda page: request.build_absolute_uri(  # noqa: E731 -- one expression
            f"{request.path}?{urlencode({**request.query_params.dict(), 'page': page})}"
        )
        return ", ".join(f'<{address(page)}>; rel="{name}"' for name, page in neighbours.items())
