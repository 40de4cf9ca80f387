"""Organisations of the directory beside a row of a list: which one it is for certain, and what would change.

What the list leaves empty stays as it is. Lists of words (languages, roles …) are added to, never shortened. The name
of a known organisation is not changed, neither is what it keeps to itself: that is not even compared.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from partners.domain.audience import FIELDS
from partners.domain.duplicates.channels import street_key
from partners.enums import Audience, OrganisationState, Role
from partners.models import Affiliation, FieldAudience, MsoProfile, Organisation, Representative

ACTIVE = (OrganisationState.DRAFT, OrganisationState.PUBLISHED, OrganisationState.PAUSED)
ORGANISATION_KEYS = (
    "short_name",
    "legal_form",
    "register_number",
    "founded",
    "website",
    "street",
    "postal_code",
    "description",
)
MSO_KEYS = ("target_groups", "languages", "fields", "staff_kind", "members", "rooms_capacity")
PLACE_KEYS = ("municipality", "district")
ADDED_TO = ("roles", "target_groups", "languages", "fields", "umbrellas")
COMPARED = ("roles", *ORGANISATION_KEYS, *PLACE_KEYS, *MSO_KEYS, "umbrellas")
# Where the key of a column differs from that of the audience.
AUDIENCE_KEYS = {"staff_kind": "staff", "rooms_capacity": "rooms"}

SAME_NAME = """
    SELECT wanted.n - 1, organisation.id, organisation.municipality_id, organisation.register_number
    FROM unnest(%s::text[]) WITH ORDINALITY AS wanted(name, n)
    JOIN partners_searchentry entry ON entry.name_key = partners_name_key(wanted.name)
    JOIN partners_organisation organisation ON organisation.id = entry.organisation_id
    WHERE organisation.state = ANY(%s) ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Known:
    """A stored organisation: its values by column key, those it keeps to itself left out."""

    pk: int
    name: str
    slug: str
    state: str
    values: Mapping[str, Any]
    kept: frozenset[str]
    looks_after_itself: bool


@dataclass(frozen=True)
class Change:
    """What a row would change in one field."""

    key: str
    old: Any
    new: Any


def find_certain(values: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Return by position the id of the one active organisation with the same name in the same place. One query.

    Another register number makes it uncertain, and so do two entries of the same name.
    """
    with connection.cursor() as cursor:
        cursor.execute(SAME_NAME, [[each.get("name", "") for each in values], list(ACTIVE)])
        rows = cursor.fetchall()
    found: dict[int, list[int]] = {}
    for position, pk, municipality, register_number in rows:
        row = values[position]
        same_place = municipality and municipality == row.get("municipality")
        numbers = {bare(register_number), bare(row.get("register_number", ""))} - {""}
        if same_place and len(numbers) < 2:  # noqa: PLR2004 -- two different ones contradict each other
            found.setdefault(position, []).append(pk)
    return {position: ids[0] for position, ids in found.items() if len(ids) == 1}


def load_known(ids: Collection[int]) -> dict[int, Known]:
    """Return the active ones among ``ids``. Four queries, however many there are."""
    managed = Representative.objects.current().filter(organisation=OuterRef("pk"))
    organisations = (
        Organisation.objects.filter(pk__in=ids, state__in=ACTIVE)
        .select_related("mso_profile")
        .annotate(is_managed=Exists(managed))
    )
    umbrellas, audiences = load_umbrellas(ids), load_audiences(ids)
    return {
        each.pk: Known(
            each.pk,
            each.name,
            each.slug,
            each.state,
            values_of_stored(each, getattr(each, "mso_profile", None), umbrellas.get(each.pk, [])),
            kept_by_itself(audiences.get(each.pk, {})),
            each.is_managed,
        )
        for each in organisations
    }


def load_umbrellas(ids: Collection[int]) -> dict[int, list[int]]:
    """Return the ids of the umbrella associations of organisations, by id of the member. One query."""
    umbrellas: dict[int, list[int]] = {}
    for member, umbrella in Affiliation.objects.filter(member__in=ids).order_by("pk").values_list("member", "umbrella"):
        umbrellas.setdefault(member, []).append(umbrella)
    return umbrellas


def load_audiences(ids: Collection[int]) -> dict[int, dict[str, str]]:
    """Return the audiences that organisations chose for their fields. One query."""
    audiences: dict[int, dict[str, str]] = {}
    rows = FieldAudience.objects.filter(organisation__in=ids).values_list("organisation", "field", "audience")
    for pk, key, audience in rows:
        audiences.setdefault(pk, {})[key] = audience
    return audiences


def values_of_stored(organisation: Organisation, profile: MsoProfile | None, umbrellas: list[int]) -> dict[str, Any]:
    """Return what is stored, by column key."""
    values: dict[str, Any] = {key: getattr(organisation, key) for key in ("roles", *ORGANISATION_KEYS)}
    values["municipality"] = organisation.municipality_id or ""
    values["district"] = organisation.district_id or ""
    for key in MSO_KEYS:
        values[key] = getattr(profile, key) if profile else None
    values["umbrellas"] = umbrellas
    return values


def kept_by_itself(audiences: Mapping[str, str]) -> frozenset[str]:
    """Return the keys of the columns whose contents only the organisation itself sees."""
    kept = set()
    for key in COMPARED:
        field = FIELDS.get(AUDIENCE_KEYS.get(key, key))
        if field and audiences.get(field.key, field.default) == Audience.OWN:
            kept.add(key)
    return frozenset(kept)


def compare(known: Known, values: Mapping[str, Any], *, only_gaps: bool = False) -> list[Change]:
    """Return what ``values`` would change; ``only_gaps`` leaves everything that is filled in already as it is."""
    changes = []
    for key in COMPARED:
        new = values.get(key)
        if new in (None, "", []) or key in known.kept or not _applies(key, known, values):
            continue
        old = known.values[key]
        if key in ADDED_TO:
            wanted = [*(old or []), *(each for each in new if each not in (old or []))]
            if wanted != (old or []):
                changes.append(Change(key, old or [], wanted))
        elif not _is_same(key, old, new) and not (only_gaps and old not in (None, "")):
            changes.append(Change(key, old, new))
    return changes


def _applies(key: str, known: Known, values: Mapping[str, Any]) -> bool:
    if key == "district":
        # The district follows from the municipality wherever there is one.
        return bool(values.get("municipality")) or not known.values["municipality"]
    if key in MSO_KEYS:
        return Role.MSO in known.values["roles"] or Role.MSO in values.get("roles", [])
    return True


def _is_same(key: str, old: Any, new: Any) -> bool:
    if old == new:
        return True
    if not isinstance(old, str) or not isinstance(new, str):
        return False
    if key == "website":
        return _plain_address(old) == _plain_address(new)
    if key == "register_number":
        return bare(old) == bare(new)
    if key == "street":
        return bool(street_key(old)) and street_key(old) == street_key(new)
    return old.split() == new.split()


def bare(text: str) -> str:
    """Return the letters and digits of ``text``: "VR 12 34" and "vr1234" are the same number."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _plain_address(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", address.strip().casefold()).rstrip("/")
