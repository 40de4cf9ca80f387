"""Addresses of the closed lists and their values. They come with the software, no query is needed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import translation
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from partners.api.description import ONE_FAILURES, pages_of
from partners.api.documents.context import LANGUAGE, Document
from partners.api.documents.terms import taxonomy_document, term_document
from partners.api.parameters import Searched, TaxonomyTermParameters
from partners.api.serializers import parts
from partners.api.serializers.base import Sparse
from partners.domain.open_data.taxonomies import Taxonomy, Term, all_terms, taxonomies_by_uuid, terms_by_uuid

from .base import PublicView
from .lists import Asked, ListView

AN_HOUR = "public, max-age=3600"


def says(document: Document, words: str) -> bool:
    """Say whether all ``words`` occur in the German or English name."""
    text = f"{document['name']} {document['description']}".casefold()
    return all(word in text for word in words.casefold().split())


def among(things: Mapping[UUID, Any], identifier: str) -> Any:
    """Return the one of ``things`` with ``identifier``. Raises ``Http404``."""
    try:
        return things[UUID(identifier)]
    except (ValueError, KeyError):
        raise Http404("No list or value has this identifier.") from None


class TaxonomiesView(ListView):
    """All closed lists."""

    parameters = Searched
    cache_control = AN_HOUR

    @extend_schema(
        operation_id="getPaginatedListOfTaxonomies",
        summary="List taxonomies",
        parameters=[Searched],
        responses=pages_of(parts.Taxonomy),
    )
    def get(self, request: Request) -> Any:
        """List the closed lists by which organisations are described."""
        return super().get(request)

    def rows(self, asked: Asked) -> list[Taxonomy]:
        """Return the lists asked for."""
        with translation.override(LANGUAGE):
            return [
                each for each in taxonomies_by_uuid().values() if says(taxonomy_document(each), asked.get("search", ""))
            ]

    def documents(self, _asked: Asked, rows: Sequence[Taxonomy]) -> list[Document]:
        """Return the lists ``rows``."""
        return [taxonomy_document(each) for each in rows]

    def form(self, _asked: Asked) -> type[Sparse]:
        """Return the only form."""
        return parts.Taxonomy


class TaxonomyView(PublicView):
    """One closed list."""

    cache_control = AN_HOUR

    @extend_schema(
        operation_id="getTaxonomyById", summary="One taxonomy", responses={200: parts.Taxonomy, **ONE_FAILURES}
    )
    def get(self, request: Request, id: str) -> Any:  # noqa: A002 -- HSDS names it so
        """Return one closed list."""
        self.asked(request)
        with translation.override(LANGUAGE):
            document = taxonomy_document(among(taxonomies_by_uuid(), id))
        return Response(parts.Taxonomy().to_representation(document))


class TaxonomyTermsView(ListView):
    """All values of the closed lists."""

    parameters = TaxonomyTermParameters
    cache_control = AN_HOUR

    @extend_schema(
        operation_id="getPaginatedListOfTaxonomyTerms",
        summary="List taxonomy terms",
        parameters=[TaxonomyTermParameters],
        responses=pages_of(parts.TaxonomyTerm),
    )
    def get(self, request: Request) -> Any:
        """List the values of the closed lists."""
        return super().get(request)

    def rows(self, asked: Asked) -> list[Term]:
        """Return the values asked for; none has a parent."""
        if "parent_id" in asked:
            return []
        wanted = asked.get("taxonomy_id")
        return [
            term
            for term in all_terms()
            if wanted in (None, term.taxonomy.uuid) and says(term_document(term), asked.get("search", ""))
        ]

    def documents(self, _asked: Asked, rows: Sequence[Term]) -> list[Document]:
        """Return the values ``rows``."""
        return [term_document(term) for term in rows]

    def form(self, _asked: Asked) -> type[Sparse]:
        """Return the only form."""
        return parts.TaxonomyTerm


class TaxonomyTermView(PublicView):
    """One value of a closed list."""

    cache_control = AN_HOUR

    @extend_schema(
        operation_id="getTaxonomyTermById",
        summary="One taxonomy term",
        responses={200: parts.TaxonomyTerm, **ONE_FAILURES},
    )
    def get(self, request: Request, id: str) -> Any:  # noqa: A002 -- HSDS names it so
        """Return one value of a closed list."""
        self.asked(request)
        document = term_document(among(terms_by_uuid(), id))
        return Response(parts.TaxonomyTerm().to_representation(document))
