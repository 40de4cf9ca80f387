"""The closed lists of the directory as taxonomies: each value is a term with a stable identifier.

They are the facets of the search, so a term finds exactly what the same filter finds in the directory.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.domain.facets import HAS
from partners.enums import (
    ActivityField,
    AgencyField,
    EmployerOffer,
    Language,
    MemberRange,
    Role,
    StaffKind,
    TargetGroup,
    UmbrellaLevel,
)

from .identifiers import NAMESPACE, part


@dataclass(frozen=True)
class Taxonomy:
    """A closed list; ``kind`` is that of its facets."""

    kind: str
    name: str | Promise
    labels: Mapping[str, str | Promise]
    # What a term says about the thing it stands with (HSDS link_type).
    link_type: str = ""

    @property
    def uuid(self) -> UUID:
        """The identifier."""
        return part(NAMESPACE, "taxonomy", self.kind)

    @property
    def terms(self) -> list["Term"]:
        """The terms in the order of the list."""
        return [Term(self, value) for value in self.labels]

    def term(self, value: str) -> "Term":
        """Return the term of ``value``."""
        return Term(self, value)


@dataclass(frozen=True)
class Term:
    """One value of a closed list."""

    taxonomy: Taxonomy
    value: str

    @property
    def uuid(self) -> UUID:
        """The identifier."""
        return part(NAMESPACE, "term", self.taxonomy.kind, self.value)

    @property
    def facet(self) -> str:
        """The key by which the search finds organisations with this term."""
        return f"{self.taxonomy.kind}:{self.value}"

    def label(self, language: str) -> str:
        """Return the label in ``language``."""
        with translation.override(language):
            return str(self.taxonomy.labels[self.value])


TAXONOMIES: Mapping[str, Taxonomy] = {
    taxonomy.kind: taxonomy
    for taxonomy in (
        Taxonomy("role", _("Kind of organisation"), dict(Role.choices), "role"),
        Taxonomy("group", _("Target group"), dict(TargetGroup.choices), "audience"),
        Taxonomy("field", _("Field of activity"), dict(ActivityField.choices), "subject"),
        Taxonomy("language", _("Language"), dict(Language.choices), "language"),
        Taxonomy("agency", _("fields of action"), dict(AgencyField.choices), "subject"),
        Taxonomy("staff", _("Staff"), dict(StaffKind.choices), "staff"),
        Taxonomy("members", _("members"), dict(MemberRange.choices), "size"),
        Taxonomy("level", _("level"), dict(UmbrellaLevel.choices), "level"),
        Taxonomy("offer", _("offers to MSOs"), dict(EmployerOffer.choices), "offer"),
        Taxonomy("with", _("Features"), HAS, "feature"),
    )
}


def all_terms() -> Iterator[Term]:
    """Return the terms of all taxonomies in order."""
    for taxonomy in TAXONOMIES.values():
        yield from taxonomy.terms


@cache
def terms_by_uuid() -> Mapping[UUID, Term]:
    """Return every term by its identifier."""
    return {term.uuid: term for term in all_terms()}


@cache
def taxonomies_by_uuid() -> Mapping[UUID, Taxonomy]:
    """Return every taxonomy by its identifier."""
    return {taxonomy.uuid: taxonomy for taxonomy in TAXONOMIES.values()}
