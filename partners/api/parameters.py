"""What may be asked: the query parameters of HSDS, checked. Whatever is wrong is named, nothing is silently ignored."""

from datetime import datetime
from typing import Any

from rest_framework import serializers

from partners.domain.open_data.identifiers import Kind, read_key
from partners.domain.open_data.selection import Near, Selection, successor
from partners.domain.open_data.taxonomies import Taxonomy, Term, taxonomies_by_uuid, terms_by_uuid
from portal.geo.domain.places import find_postal_codes

LARGEST_PAGE = 1_000_000_000
MOST_PER_PAGE, MOST_MINIMAL = 200, 50_000
PER_PAGE = 20
LONGEST_SEARCH = 200
FARTHEST = 300_000


class Parameters(serializers.Serializer[dict[str, Any]]):
    """Parameters of one address; those that are not declared are refused."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse parameters that this address does not know."""
        known = ", ".join(self.fields)
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            raise serializers.ValidationError(
                {name: [f"This address has no such parameter. It knows: {known or 'none'}."] for name in unknown}
            )
        return attrs


class Paged(Parameters):
    """Which page, how long, in which format."""

    page = serializers.IntegerField(
        min_value=1, max_value=LARGEST_PAGE, default=1, help_text="Number of the page, from 1."
    )
    per_page = serializers.IntegerField(
        min_value=1, max_value=MOST_PER_PAGE, default=PER_PAGE, help_text="Records per page."
    )
    format = serializers.ChoiceField(
        ["json", "ndjson"],
        default="json",
        help_text="json: one page. ndjson: all records, one JSON object per line, without pages.",
    )


class Searched(Paged):
    """Words that must occur."""

    search = serializers.CharField(
        max_length=LONGEST_SEARCH,
        required=False,
        allow_blank=True,
        help_text="Words, all of which must occur in what is public, as in the directory.",
    )


class Filtered(Searched):
    """Filters over what an organisation tells of itself."""

    taxonomy_term_id = serializers.UUIDField(required=False, help_text="Only records with this value.")
    taxonomy_id = serializers.UUIDField(required=False, help_text="Only records with any value of this list.")
    modified_after = serializers.DateTimeField(
        required=False,
        help_text="Only records changed then or later (ISO 8601). Ask with some minutes of overlap.",
    )

    def validate_taxonomy_term_id(self, value: Any) -> Term:
        """Return the value meant."""
        if value not in terms_by_uuid():
            raise serializers.ValidationError("There is no value with this identifier; see /taxonomy_terms.")
        return terms_by_uuid()[value]

    def validate_taxonomy_id(self, value: Any) -> Taxonomy:
        """Return the list meant."""
        if value not in taxonomies_by_uuid():
            raise serializers.ValidationError("There is no list with this identifier; see /taxonomies.")
        return taxonomies_by_uuid()[value]


class OfOrganization(Filtered):
    """Records of one organisation."""

    organization_id = serializers.UUIDField(required=False, help_text="Only records of this organisation.")

    def validate_organization_id(self, value: Any) -> int:
        """Return the primary key of the organisation meant, after mergers that of the one it went into."""
        key = read_key(str(value))
        if key is None or key.kind != Kind.ORGANIZATION:
            raise serializers.ValidationError("This is not the identifier of an organisation.")
        return successor(key.organisation) or key.organisation


class OrganizationParameters(Filtered):
    """Parameters of ``/organizations``."""

    full = serializers.BooleanField(default=False, help_text="Whole records instead of one-to-one fields.")
    full_service = serializers.BooleanField(
        default=False, help_text="Whole records in which the services are whole as well."
    )


class OneOrganizationParameters(Parameters):
    """Parameters of ``/organizations/{id}``."""

    full_service = serializers.BooleanField(default=False, help_text="With whole services.")


class ServiceParameters(OfOrganization):
    """Parameters of ``/services``."""

    full = serializers.BooleanField(default=False, help_text="Whole records instead of one-to-one fields.")
    minimal = serializers.BooleanField(
        default=False, help_text=f"Only id and modified_date; then up to {MOST_MINIMAL} records per page."
    )
    per_page = serializers.IntegerField(min_value=1, required=False, help_text="Records per page.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Set how many records a page has."""
        attrs = super().validate(attrs)
        most = MOST_MINIMAL if attrs["minimal"] else MOST_PER_PAGE
        attrs.setdefault("per_page", MOST_MINIMAL if attrs["minimal"] else PER_PAGE)
        if attrs["per_page"] > most:
            raise serializers.ValidationError({"per_page": [f"Ensure this value is less than or equal to {most}."]})
        return attrs


class PlacedParameters(OfOrganization):
    """Parameters of ``/service_at_locations`` and ``/locations``."""

    full = serializers.BooleanField(default=False, help_text="Whole records instead of one-to-one fields.")
    postcode = serializers.RegexField(
        r"^\d{5}$",
        required=False,
        help_text="With proximity: around the middle of this postal code. Without: where its district is served.",
    )
    proximity = serializers.IntegerField(
        min_value=1, max_value=FARTHEST, required=False, help_text="Metres around postcode."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Look the postal code up."""
        attrs = super().validate(attrs)
        if "proximity" in attrs and "postcode" not in attrs:
            raise serializers.ValidationError({"proximity": ["Say around which postcode."]})
        if "postcode" in attrs:
            attrs["place"] = next(iter(find_postal_codes(attrs["postcode"])), None)
            if attrs["place"] is None:
                raise serializers.ValidationError({"postcode": ["This postal code is not known here."]})
        return attrs


class TaxonomyTermParameters(Searched):
    """Parameters of ``/taxonomy_terms``."""

    taxonomy_id = serializers.UUIDField(required=False, help_text="Only values of this list.")
    top_only = serializers.BooleanField(default=False, help_text="Changes nothing: the lists have one level.")
    parent_id = serializers.UUIDField(required=False, help_text="Finds nothing: the lists have one level.")


def selection_of(asked: dict[str, Any], *, needs_place: bool = False) -> Selection:
    """Return what checked parameters ask for."""
    term, taxonomy = asked.get("taxonomy_term_id"), asked.get("taxonomy_id")
    facets = [each.facet for each in taxonomy.terms] if taxonomy else []
    if term:
        facets = [term.facet] if not taxonomy or term.taxonomy == taxonomy else [""]
    place, metres = asked.get("place"), asked.get("proximity")
    changed: datetime | None = asked.get("modified_after")
    return Selection(
        search=asked.get("search", ""),
        facets=tuple(facets),
        modified_after=changed,
        organisation=asked.get("organization_id"),
        near=Near(place.latitude, place.longitude, metres) if place and metres else None,
        district=(place.district_key or "") if place and not metres else "",
        needs_place=needs_place,
    )


def kinds_of(asked: dict[str, Any]) -> list[str]:
    """Return of which lists values were asked for."""
    term, taxonomy = asked.get("taxonomy_term_id"), asked.get("taxonomy_id")
    return [each.kind for each in (term.taxonomy if term else None, taxonomy) if each]
