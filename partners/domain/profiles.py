"""Saving a profile so that two editors never overwrite each other silently."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from partners.enums import Role
from partners.models import (
    EmployerProfile,
    MsoProfile,
    Organisation,
    OrganisationChange,
    OrganisationTranslation,
    SupportServiceProfile,
    UmbrellaProfile,
)
from portal.geo.models import District, PostalCode

from .changes import record_change, require_reason

Profile = MsoProfile | EmployerProfile | UmbrellaProfile | SupportServiceProfile
PROFILES: dict[str, type[Profile]] = {
    Role.MSO: MsoProfile,
    Role.EMPLOYER: EmployerProfile,
    Role.UMBRELLA: UmbrellaProfile,
    Role.INTEGRATION_CENTRE: SupportServiceProfile,
    Role.INTEGRATION_AGENCY: SupportServiceProfile,
    Role.SUPPORT_SERVICE: SupportServiceProfile,
}


# What the profile form edits. State, roles and verification have ways of their own and must not be written back.
EDITABLE = (
    "name",
    "short_name",
    "legal_form",
    "register_number",
    "founded",
    "website",
    "description",
    "street",
    "postal_code",
    "municipality",
)
PLACED = ("district", "latitude", "longitude", "updated_at")


class ProfileChanged(Exception):
    """Somebody saved the profile since it was opened. ``by`` is their name ("" if unknown), ``at`` when."""

    def __init__(self, by: str, at: datetime) -> None:
        super().__init__(f"Saved by {by or 'somebody'} at {at}.")
        self.by = by
        self.at = at


def profiles_of(organisation: Organisation) -> list[Profile]:
    """Return the profiles that belong to the roles of ``organisation``, new ones for those it has not filled in."""
    kinds = dict.fromkeys(PROFILES[role] for role in organisation.roles if role in PROFILES)
    return [kind.objects.filter(organisation=organisation).first() or kind(organisation=organisation) for kind in kinds]


@transaction.atomic
def store_profile(  # noqa: PLR0913 -- what one form sends
    organisation: Organisation,
    profiles: Iterable[models.Model],
    *,
    service_area: Iterable[District] | None,
    changed: Collection[str],
    seen: datetime,
    actor: Any,
    reason: str = "",
    translations: Mapping[str, str] | None = None,
) -> None:
    """Save an organisation with its profiles, all or nothing.

    ``seen`` is the time of the last change the editor saw (``updated_at``), ``changed`` the names of the fields they
    changed. ``service_area`` None leaves it as it is. ``translations`` are the descriptions to store by
    language, "" removes one; languages that are not named stay.

    Raises ``ProfileChanged`` when somebody saved in between and ``ReasonMissing``.
    """
    require_reason(actor, organisation, reason)
    present = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if present.updated_at != seen:
        raise ProfileChanged(_last_editor(present), present.updated_at)
    put_on_the_map(organisation)
    organisation.save(update_fields=[*EDITABLE, *PLACED])
    for profile in profiles:
        profile.save()
    _translate(organisation, translations or {})
    if service_area is not None:
        organisation.service_area.set(service_area)
    record_change(organisation, OrganisationChange.Action.EDITED, actor, fields=changed, reason=reason)


def put_on_the_map(organisation: Organisation) -> None:
    """Set district and point from municipality and postal code; without a municipality there are none."""
    municipality = organisation.municipality
    organisation.district = municipality.district if municipality else None
    spot: Any = municipality
    if municipality and organisation.postal_code:
        codes = PostalCode.objects.filter(code=organisation.postal_code, municipality=municipality)
        spot = codes.first() or municipality
    organisation.latitude = spot.latitude if spot else None
    organisation.longitude = spot.longitude if spot else None


def _translate(organisation: Organisation, texts: Mapping[str, str]) -> None:
    for language, text in texts.items():
        if text:
            OrganisationTranslation.objects.update_or_create(
                organisation=organisation, language=language, defaults={"description": text}
            )
        else:
            OrganisationTranslation.objects.filter(organisation=organisation, language=language).delete()


def _last_editor(organisation: Organisation) -> str:
    edits = OrganisationChange.objects.filter(organisation=organisation, action=OrganisationChange.Action.EDITED)
    last = edits.select_related("actor").first()
    return str(last.actor) if last and last.actor else ""
