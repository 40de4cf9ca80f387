"""Taxonomies, their terms, and terms as attributes of something."""

from collections.abc import Iterable, Mapping
from functools import cache
from uuid import UUID

from django.utils import translation

from partners.domain.open_data.identifiers import part
from partners.domain.open_data.taxonomies import Taxonomy, Term, all_terms

from .context import LANGUAGE, Document, known

VERSION = "1"
PUBLISHER = "Brückenbauer"


def taxonomy_document(taxonomy: Taxonomy) -> Document:
    """Return a closed list as HSDS ``taxonomy``."""
    with translation.override("en"):
        english = str(taxonomy.name)
    return known(id=taxonomy.uuid, name=str(taxonomy.name), description=f"{PUBLISHER}: {english}", version=VERSION)


def term_document(term: Term) -> Document:
    """Return one value as HSDS ``taxonomy_term``: named in German, described in English."""
    return _term_documents()[term.facet]


@cache
def _term_documents() -> Mapping[str, Document]:
    """Return all values by facet, made once: switching languages for each would take most of the time of a page."""
    return {term.facet: _made(term) for term in all_terms()}


def _made(term: Term) -> Document:
    return known(
        id=term.uuid,
        code=term.value,
        name=term.label(LANGUAGE),
        description=term.label("en"),
        taxonomy=term.taxonomy.kind,
        taxonomy_id=term.taxonomy.uuid,
        language=LANGUAGE,
    )


def attribute_documents(owner: UUID, entity: str, terms: Iterable[Term]) -> list[Document]:
    """Return ``terms`` as HSDS ``attributes`` of ``owner``, a row of the table ``entity``."""
    return [
        known(
            id=part(owner, "attribute", term.facet),
            link_id=owner,
            link_entity=entity,
            link_type=term.taxonomy.link_type,
            taxonomy_term_id=term_document(term)["id"],
            value=term.value,
            taxonomy_term=term_document(term),
        )
        for term in terms
    ]
