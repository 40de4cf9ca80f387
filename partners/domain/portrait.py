"""What a user gets to see of organisations: templates draw portraits, never the profiles themselves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from partners.models import Organisation

from .audience import FIELDS, AudienceField, visible_fields
from .freshness import Freshness, freshness_of


@dataclass(frozen=True)
class Portrait:
    """An organisation as one user sees it: ``values`` holds the fields they may see and that are filled, by key.

    Choices are given as labels, lists of choices as lists of labels; a field of several attributes as their mapping.
    """

    organisation: Organisation
    values: dict[str, Any]
    freshness: Freshness

    @property
    def roles(self) -> list[str]:
        """The labels of the organisation's roles."""
        labels: list[str] = _display(self.organisation, "roles")
        return labels

    @property
    def place(self) -> str:
        """Where it is: municipality, else district, else ""."""
        return str(self.organisation.municipality or self.organisation.district or "")


CARD_FIELDS = ("description", "target_groups", "languages")


def with_card_parts(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Fetch with the organisations what ``CARD_FIELDS`` and a card need."""
    return organisations.select_related("municipality", "district", "verified_by", "mso_profile").defer(
        "district__outline"
    )


def with_profiles(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Fetch with the organisations all that a portrait needs."""
    return organisations.select_related(
        "municipality",
        "district",
        "verified_by",
        "mso_profile",
        "employer_profile",
        "umbrella_profile",
        "support_profile",
    ).defer("district__outline")


def portray(
    user: Any, organisations: Iterable[Organisation], fields: Collection[str] = FIELDS.keys()
) -> list[Portrait]:
    """Return the portraits of ``organisations`` for ``user``, with those of ``fields`` they may see. One query for all.

    All fields need organisations from ``with_profiles``, ``CARD_FIELDS`` those from ``with_card_parts``.
    """
    listed = list(organisations)
    visible = visible_fields(user, listed)
    return [Portrait(each, _values(each, visible[each.pk].intersection(fields)), freshness_of(each)) for each in listed]


def known_empty(user: Any, organisation: Organisation) -> frozenset[str]:
    """Return the keys of the fields ``user`` may see and that have nothing to show. One query."""
    visible = visible_fields(user, [organisation])[organisation.pk]
    return visible.difference(_values(organisation, visible))


def profile_relations(organisation: Organisation) -> frozenset[str]:
    """Return the relations (``AudienceField.relation``) that ``organisation`` (from ``with_profiles``) has."""
    return frozenset(each.relation for each in FIELDS.values() if _source(organisation, each) is not None)


def _values(organisation: Organisation, keys: frozenset[str]) -> dict[str, Any]:
    values = {}
    for key, field in FIELDS.items():
        source = _source(organisation, field) if key in keys else None
        if source is None:
            continue
        parts = {attribute: _display(source, attribute) for attribute in field.attributes}
        value = next(iter(parts.values())) if len(parts) == 1 else parts
        if any(part not in (None, "", []) for part in parts.values()):
            values[key] = value
    return values


def _source(organisation: Organisation, field: AudienceField) -> Any:
    if not field.relation:
        return organisation
    try:
        return getattr(organisation, field.relation)
    except ObjectDoesNotExist:
        return None


def _display(source: Any, attribute: str) -> Any:
    value = getattr(source, attribute)
    labels = _known_labels(source._meta.get_field(attribute))
    if isinstance(value, list):
        return [str(labels.get(each, each)) for each in value]
    return str(labels.get(value, value)) if labels and value is not None else value


@cache
def _known_labels(column: Any) -> dict[str, Any]:
    """Return the labels of the values of a column, for a list of its values; collecting them takes long."""
    return dict(getattr(column, "base_field", column).flatchoices)
