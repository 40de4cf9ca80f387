"""Addresses of organisations."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from partners.api.description import ONE_FAILURES, pages_of
from partners.api.documents.context import Document
from partners.api.documents.organizations import organization_document
from partners.api.documents.summaries import organization_summary
from partners.api.parameters import OneOrganizationParameters, OrganizationParameters, selection_of
from partners.api.serializers.base import Sparse
from partners.api.serializers.things import Organization, OrganizationSummary
from partners.domain.open_data.identifiers import Key, Kind
from partners.domain.open_data.records import Record, gather
from partners.domain.open_data.selection import organisations

from .lists import Asked, ListView
from .single import SingleView


class OrganizationsView(ListView):
    """All organisations."""

    parameters = OrganizationParameters

    @extend_schema(
        operation_id="getPaginatedListOfOrganizations",
        summary="List organisations",
        parameters=[OrganizationParameters],
        responses=pages_of(Organization),
    )
    def get(self, request: Request) -> Any:
        """List organisations: one-to-one fields, or all of it with full or full_service."""
        return super().get(request)

    def rows(self, asked: Asked) -> Any:
        """Return the primary keys of the organisations asked for."""
        return organisations(selection_of(asked)).values_list("pk", flat=True)

    def documents(self, asked: Asked, rows: Sequence[int]) -> list[Document]:
        """Return the organisations ``rows``."""
        is_full = asked["full"] or asked["full_service"]
        records = gather(rows, is_full=is_full)
        absolute = self.request.build_absolute_uri
        if not is_full:
            return [organization_summary(records[pk], absolute) for pk in rows if pk in records]
        return [
            organization_document(records[pk], absolute, full_service=asked["full_service"])
            for pk in rows
            if pk in records
        ]

    def form(self, asked: Asked) -> type[Sparse]:
        """Return the short or the whole form."""
        return Organization if asked["full"] or asked["full_service"] else OrganizationSummary


class OrganizationView(SingleView):
    """One organisation."""

    kind = Kind.ORGANIZATION
    parameters = OneOrganizationParameters
    url_name = "api:organization"
    form = Organization

    @extend_schema(
        operation_id="getOrganizationById",
        summary="One organisation",
        parameters=[OneOrganizationParameters],
        responses={200: Organization, **ONE_FAILURES},
    )
    def get(self, request: Request, id: str) -> Any:  # noqa: A002 -- HSDS names it so
        """Return one organisation with all that belongs to it."""
        return super().get(request, id)

    def document(self, asked: Asked, record: Record, _key: Key) -> Document | None:
        """Return the organisation."""
        return organization_document(record, self.request.build_absolute_uri, full_service=asked["full_service"])
