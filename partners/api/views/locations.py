"""Addresses of places. HSDS tells places within services only; on their own they are an addition of ours."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from partners.api.description import ONE_FAILURES, pages_of
from partners.api.documents.context import Document
from partners.api.documents.locations import location_document, location_summary
from partners.api.parameters import PlacedParameters, selection_of
from partners.api.serializers.base import Sparse
from partners.api.serializers.things import Location, LocationSummary
from partners.domain.open_data.identifiers import Key, Kind
from partners.domain.open_data.records import Record, gather
from partners.domain.open_data.selection import organisations

from .lists import Asked, ListView
from .single import SingleView


class LocationsView(ListView):
    """All places."""

    parameters = PlacedParameters

    @extend_schema(
        operation_id="getPaginatedListOfLocations",
        summary="List places",
        parameters=[PlacedParameters],
        responses=pages_of(Location),
    )
    def get(self, request: Request) -> Any:
        """List places of organisations: one-to-one fields, or with address and accessibility with full."""
        return super().get(request)

    def rows(self, asked: Asked) -> Any:
        """Return the primary keys of the organisations whose places are asked for."""
        return organisations(selection_of(asked, needs_place=True)).values_list("pk", flat=True)

    def documents(self, asked: Asked, rows: Sequence[int]) -> list[Document]:
        """Return the places of ``rows``."""
        tell = location_document if asked["full"] else location_summary
        records = gather(rows, is_full=False)
        return [tell(records[pk]) for pk in rows if pk in records]

    def form(self, asked: Asked) -> type[Sparse]:
        """Return the short or the whole form."""
        return Location if asked["full"] else LocationSummary


class LocationView(SingleView):
    """One place."""

    kind = Kind.LOCATION
    url_name = "api:location"
    form = Location

    @extend_schema(operation_id="getLocationById", summary="One place", responses={200: Location, **ONE_FAILURES})
    def get(self, request: Request, id: str) -> Any:  # noqa: A002 -- HSDS names it so
        """Return one place with address and accessibility."""
        return super().get(request, id)

    def document(self, _asked: Asked, record: Record, _key: Key) -> Document | None:
        """Return the place, None if the organisation has none."""
        return location_document(record) if record.point else None
