"""One record of the API, found by its identifier; after a merger it leads on to where it went."""

from abc import abstractmethod
from dataclasses import replace
from http import HTTPStatus
from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from rest_framework.request import Request
from rest_framework.response import Response

from partners.api.documents.context import LANGUAGE, Document
from partners.api.serializers.base import Sparse
from partners.domain.open_data.identifiers import Key, Kind, read_key
from partners.domain.open_data.records import Record, gather
from partners.domain.open_data.selection import successor

from .base import PublicView

NOT_OURS = "No {thing} has this identifier, or it is no longer public."


class SingleView(PublicView):
    """A record of ``kind`` at ``url_name``, told in ``form``."""

    kind: ClassVar[Kind]
    url_name: ClassVar[str]
    form: ClassVar[type[Sparse]]

    @abstractmethod
    def document(self, asked: dict[str, Any], record: Record, key: Key) -> Document | None:
        """Return what is told of ``key``, which belongs to ``record``; None if there is no such thing."""

    def get(self, request: Request, id: str) -> Any:  # noqa: A002 -- HSDS names it so
        """Answer the record, or where to find what it was merged into. Raises ``Http404``."""
        asked = self.asked(request)
        key = read_key(id)
        if key is None or key.kind != self.kind:
            raise Http404(self._missing)
        with translation.override(LANGUAGE):
            record = gather([key.organisation]).get(key.organisation)
            document = self.document(asked, record, key) if record else None
            if record is None or document is None:
                return self._led_on(request, key)
            told = self.form().to_representation(document)
        self.changed_at = record.changed_at
        return Response(told)

    def _led_on(self, request: Request, key: Key) -> HttpResponse:
        target = successor(key.organisation)
        if target is None:
            raise Http404(self._missing)
        address = reverse(self.url_name, args=[replace(key, organisation=target).uuid])
        query = request.META.get("QUERY_STRING", "")
        return HttpResponse(
            status=HTTPStatus.MOVED_PERMANENTLY,
            headers={"Location": f"{address}?{query}" if query else address, "Cache-Control": "no-cache"},
        )

    @property
    def _missing(self) -> str:
        return NOT_OURS.format(thing=self.kind.name.lower().replace("_", " "))
