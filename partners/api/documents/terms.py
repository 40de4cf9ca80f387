"""Taxonomies, their terms, and terms as attributes of something."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import translation

from partners.domain.open_data.identifiers import part
from partners.domain.open_data.taxonomies import Taxonomy, Term

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
            taxonomy_term_id=term.uuid,
            value=term.value,
            taxonomy_term=term_document(term),
        )
        for term in terms
    ]
