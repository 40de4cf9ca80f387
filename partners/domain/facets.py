"""Facets: the closed lists by which the directory is filtered and counted, and their labels.

A facet key is ``<kind>:<value>``, as the search entries hold it. The kind is also the name of the parameter in
the address of a search.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.enums import ActivityField, Language, MemberRange, OrganisationState, Role, StaffKind, TargetGroup
from partners.models import Organisation
from portal.geo.models import District

Labels = Mapping[str, str | Promise]

HAS: Labels = {
    "verified": _("verified"),
    "experience": _("has worked with employers"),
    "rooms": _("own rooms"),
    "step_free": _("rooms are step-free"),
    "evening": _("can be reached in the evening (after 6 pm)"),
}
CONFIRMED: Labels = {
    "year": _("within the last year"),
    "older": _("longer ago"),
    "never": _("never"),
}


def _district_labels() -> Labels:
    return {district.key: str(district) for district in District.objects.defer("outline")}


def _umbrella_labels() -> Labels:
    umbrellas: QuerySet[Organisation] = Organisation.objects.filter(
        roles__contains=[Role.UMBRELLA], state=OrganisationState.PUBLISHED
    ).only("pk", "name", "short_name")
    return {str(each.pk): each.display_name for each in umbrellas}


def _choices(choices: type) -> Callable[[], Labels]:
    labels: Labels = dict(choices.choices)  # type: ignore[attr-defined]
    return lambda: labels


@dataclass(frozen=True)
class FacetKind:
    """One filter: name of the parameter, heading, labels of its values (may ask the database once)."""

    name: str
    label: str | Promise
    labels: Callable[[], Labels]
    # Closed lists stay in their own order, open ones are sorted by name.
    by_name: bool = False
    # Whether its values are facts worth naming on a result.
    is_fact: bool = False


KINDS: tuple[FacetKind, ...] = (
    FacetKind("group", _("Target group"), _choices(TargetGroup), is_fact=True),
    FacetKind("language", _("Language"), _choices(Language), by_name=True, is_fact=True),
    FacetKind("field", _("Field of activity"), _choices(ActivityField), is_fact=True),
    FacetKind("district", _("District"), _district_labels, by_name=True),
    FacetKind("role", _("Kind of organisation"), _choices(Role)),
    FacetKind("staff", _("Staff"), _choices(StaffKind), is_fact=True),
    FacetKind("members", _("Members"), _choices(MemberRange), is_fact=True),
    FacetKind("with", _("More"), lambda: HAS, is_fact=True),
    FacetKind("confirmed", _("Entry confirmed"), lambda: CONFIRMED),
    FacetKind("umbrella", _("Member of"), _umbrella_labels, by_name=True),
)
KIND_NAMES = tuple(kind.name for kind in KINDS)


def all_labels() -> dict[str, str | Promise]:
    """Return the labels of all facet keys. Two queries: districts and umbrella associations."""
    return {f"{kind.name}:{value}": label for kind in KINDS for value, label in kind.labels().items()}
