"""Addresses of services, and of services at their places."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from partners.api.description import ONE_FAILURES, pages_of
from partners.api.documents.context import Document
from partners.api.documents.services import (
    place_document,
    place_summary,
    service_summary,
    whole_service,
)
from partners.api.parameters import Parameters, PlacedParameters, ServiceParameters, kinds_of, selection_of
from partners.api.serializers.base import Sparse
from partners.api.serializers.things import (
    MinimalService,
    Service,
    ServiceAtLocation,
    ServiceAtLocationSummary,
    ServiceSummary,
)
from partners.domain.open_data.identifiers import Key, Kind
from partners.domain.open_data.offers import OFFERS, Offer
from partners.domain.open_data.records import Record, change_times, gather
from partners.domain.open_data.selection import Row, offered, organisations

from .lists import Asked, ListView
from .single import SingleView


def pairs(rows: Sequence[Row], *, is_full: bool) -> list[tuple[Record, Offer]]:
    """Return the records and offers of ``rows``."""
    records = gather({pk for pk, _offer in rows}, is_full=is_full)
    return [(records[pk], OFFERS[number]) for pk, number in rows if pk in records]


def offer_of(record: Record, key: Key) -> Offer | None:
    """Return the offer that ``key`` means, None if the organisation does not make it."""
    return next((offer for offer in record.offers if offer.number == key.offer), None)


class ServicesView(ListView):
    """All services."""

    parameters = ServiceParameters

    @extend_schema(
        operation_id="getPaginatedListOfServices",
        summary="List services",
        parameters=[ServiceParameters],
        responses=pages_of(Service, MinimalService),
    )
    def get(self, request: Request) -> Any:
        """List services: one-to-one fields, all of it with full, only id and date with minimal."""
        return super().get(request)

    def rows(self, asked: Asked) -> Any:
        """Return organisation and offer of the services asked for."""
        return offered(organisations(selection_of(asked)), kinds_of(asked))

    def documents(self, asked: Asked, rows: Sequence[Row]) -> list[Document]:
        """Return the services ``rows``."""
        if asked["minimal"]:
            changed = change_times({pk for pk, _offer in rows})
            return [
                {"id": Key(Kind.SERVICE, pk, number).uuid, "modified_date": changed[pk]}
                for pk, number in rows
                if pk in changed
            ]
        found = pairs(rows, is_full=asked["full"])
        absolute = self.request.build_absolute_uri
        tell = whole_service if asked["full"] else service_summary
        return [tell(record, offer, absolute) for record, offer in found]

    def form(self, asked: Asked) -> type[Sparse]:
        """Return the least, the short or the whole form."""
        if asked["minimal"]:
            return MinimalService
        return Service if asked["full"] else ServiceSummary


class ServiceView(SingleView):
    """One service."""

    kind = Kind.SERVICE
    url_name = "api:service"
    form = Service

    @extend_schema(
        operation_id="getFullyNestedServiceById",
        summary="One service",
        responses={200: Service, **ONE_FAILURES},
    )
    def get(self, request: Request, id: str) -> Any:  # noqa: A002 -- HSDS names it so
        """Return one service with all that belongs to it."""
        return super().get(request, id)

    def document(self, _asked: Asked, record: Record, key: Key) -> Document | None:
        """Return the service, None if the organisation does not offer it."""
        offer = offer_of(record, key)
        return whole_service(record, offer, self.request.build_absolute_uri) if offer else None


class ServicesAtLocationsView(ListView):
    """All services at their places."""

    parameters = PlacedParameters

    @extend_schema(
        operation_id="getPaginatedListOfServiceAtLocation",
        summary="List services at their places",
        parameters=[PlacedParameters],
        responses=pages_of(ServiceAtLocation),
    )
    def get(self, request: Request) -> Any:
        """List services at their places: one-to-one fields, or all of it with full."""
        return super().get(request)

    def rows(self, asked: Asked) -> Any:
        """Return organisation and offer of the services asked for that have a place."""
        return offered(organisations(selection_of(asked, needs_place=True)), kinds_of(asked))

    def documents(self, asked: Asked, rows: Sequence[Row]) -> list[Document]:
        """Return the services at their places ``rows``."""
        tell = place_document if asked["full"] else place_summary
        absolute = self.request.build_absolute_uri
        return [tell(record, offer, absolute) for record, offer in pairs(rows, is_full=asked["full"])]

    def form(self, asked: Asked) -> type[Sparse]:
        """Return the short or the whole form."""
        return ServiceAtLocation if asked["full"] else ServiceAtLocationSummary


class ServiceAtLocationView(SingleView):
    """One service at its place."""

    kind = Kind.SERVICE_AT_LOCATION
    url_name = "api:service_at_location"
    parameters = Parameters
    form = ServiceAtLocation

    @extend_schema(
        operation_id="getServiceAtLocationWithNestedDataById",
        summary="One service at its place",
        responses={200: ServiceAtLocation, **ONE_FAILURES},
    )
    def get(self, request: Request, id: str) -> Any:  # noqa: A002 -- HSDS names it so
        """Return one service at its place with all that belongs to it."""
        return super().get(request, id)

    def document(self, _asked: Asked, record: Record, key: Key) -> Document | None:
        """Return the service at its place, None if the organisation has no place or does not offer it."""
        offer = offer_of(record, key)
        return place_document(record, offer, self.request.build_absolute_uri) if offer and record.point else None
