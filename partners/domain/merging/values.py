"""Carrying out what was chosen for each part."""

from collections.abc import Mapping
from typing import Any

from partners.models import Organisation, OrganisationTranslation

from .ledger import Ledger
from .parts import BOTH, SERVICE_AREA, SOURCE, TRANSLATIONS, Part, part_values, parts, profile_of

Chosen = Mapping[str, str]


def merge_values(ledger: Ledger, source: Organisation, target: Organisation, chosen: Chosen) -> None:
    """Give ``target`` what was chosen of ``source``; a part not named in ``chosen`` stays as it is at ``target``."""
    taken = [part for part in parts() if chosen.get(part.key) in {SOURCE, BOTH}]
    for relation in dict.fromkeys(part.relation for part in taken):
        wanted = [part for part in taken if part.relation == relation]
        if relation == TRANSLATIONS:
            _merge_translations(ledger, source, target, wanted)
            continue
        columns = [part for part in wanted if part.key != SERVICE_AREA]
        giving, holder = profile_of(source, relation), profile_of(target, relation)
        if columns and holder is None:
            _add_profile(ledger, giving, target, columns)
        elif columns:
            ledger.change(holder, **_merged_columns(giving, holder, columns, chosen))
        if len(columns) < len(wanted):
            _merge_service_area(ledger, source, target, joined=chosen[SERVICE_AREA] == BOTH)


def _merged_columns(giving: Any, holder: Any, wanted: list[Part], chosen: Chosen) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for part in wanted:
        for name, value in _columns(giving, part).items():
            present = getattr(holder, name)
            joined = chosen[part.key] == BOTH
            values[name] = [*present, *(each for each in value if each not in present)] if joined else value
    return values


def _add_profile(ledger: Ledger, giving: Any, target: Organisation, wanted: list[Part]) -> None:
    """Give the target the profile it did not have, with the parts wanted and what cannot be left out."""
    profile = type(giving)(organisation_id=target.pk)
    for name in _required(type(giving)):
        setattr(profile, name, getattr(giving, name))
    for part in wanted:
        for name, value in _columns(giving, part).items():
            setattr(profile, name, value)
    ledger.add(profile)


def _columns(holder: Any, part: Part) -> dict[str, Any]:
    """Return the columns of a part by attribute name."""
    names = [holder._meta.get_field(name).attname for name in part.attributes]
    return {name: getattr(holder, name) for name in names}


def _required(model: type[Any]) -> list[str]:
    """Return the columns without which a profile cannot be stored ("level" of an umbrella association)."""
    fields = [each for each in model._meta.concrete_fields if not each.primary_key and each.name != "organisation"]
    return [each.attname for each in fields if not (each.null or each.blank or each.has_default())]


def _merge_service_area(ledger: Ledger, source: Organisation, target: Organisation, *, joined: bool) -> None:
    through: Any = Organisation.service_area.through
    present = {row.district_id: row for row in through.objects.filter(organisation=target).order_by("pk")}
    wanted = set(through.objects.filter(organisation=source).values_list("district", flat=True))
    for district in sorted(wanted - set(present)):
        ledger.add(through(organisation_id=target.pk, district_id=district))
    for district, row in present.items():
        if not joined and district not in wanted:
            ledger.remove(row)


def _merge_translations(ledger: Ledger, source: Organisation, target: Organisation, wanted: list[Part]) -> None:
    for part in wanted:
        language, (text,) = part.attributes[0], part_values(source, part)
        row = OrganisationTranslation.objects.filter(organisation=target, language=language).first()
        if row is None:
            ledger.add(OrganisationTranslation(organisation=target, language=language, description=text))
        else:
            ledger.change(row, description=text)
