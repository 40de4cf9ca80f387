"""Lists of the API: one page in a fixed number of queries, or all of it line by line."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import translation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from partners.api.documents.context import LANGUAGE, Document
from partners.api.negotiation import FORMATS, ByParameter, LinesRenderer
from partners.api.paging import Slice
from partners.api.serializers.base import Sparse

from .base import PublicView

CHUNK = 200
COST_OF_EVERYTHING = 60
Asked = dict[str, Any]


class ListView(PublicView):
    """A list of records. ``rows`` says which, ``documents`` what is told of some of them."""

    renderer_classes = FORMATS
    content_negotiation_class = ByParameter

    def cost(self, request: Request) -> int:
        """Count a stream of everything as many requests."""
        return COST_OF_EVERYTHING if isinstance(request.accepted_renderer, LinesRenderer) else 1

    @abstractmethod
    def rows(self, asked: Asked) -> Any:
        """Return the rows asked for in a stable order: a query set or a list."""

    @abstractmethod
    def documents(self, asked: Asked, rows: Sequence[Any]) -> list[Document]:
        """Return the documents of ``rows``."""

    @abstractmethod
    def form(self, asked: Asked) -> type[Sparse]:
        """Return the form of the documents."""

    def get(self, request: Request) -> Any:
        """Answer one page, or a stream of everything."""
        asked = self.asked(request)
        if isinstance(request.accepted_renderer, LinesRenderer):
            lines = self._lines(asked)
            return StreamingHttpResponse(
                lines, content_type=f"{LinesRenderer.media_type}; charset=utf-8", headers={"Cache-Control": "no-store"}
            )
        rows = self.rows(asked)
        total = len(rows) if isinstance(rows, list) else rows.count()
        page = Slice(total, asked["page"], asked["per_page"])
        contents = self._told(asked, page.take(rows))
        return Response(page.envelope(contents), headers={"Link": page.links(request)})

    def _told(self, asked: Asked, rows: Sequence[Any]) -> list[Document]:
        form = self.form(asked)()
        with translation.override(LANGUAGE):
            documents = self.documents(asked, rows) if rows else []
            return [form.to_representation(document) for document in documents]

    def _lines(self, asked: Asked) -> Iterator[bytes]:
        rows = list(self.rows(asked))
        renderer = JSONRenderer()
        for start in range(0, len(rows), CHUNK):
            told = self._told(asked, rows[start : start + CHUNK])
            yield b"".join(renderer.render(document) + b"\n" for document in told)
