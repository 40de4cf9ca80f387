"""How an MSO lets itself be approached: pause, limit, way in."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cooperations.enums.contact import ContactPreference
from cooperations.models import ContactSettings
from cooperations.permissions.contact import can_set_limits
from partners.domain.changes import record_change
from partners.models import MsoProfile, Organisation, OrganisationChange


def settings_of(mso: Organisation) -> ContactSettings:
    """Return the settings of ``mso``, the usual ones where nobody has chosen any. One query."""
    return ContactSettings.objects.filter(organisation=mso).select_related("through").first() or ContactSettings(
        organisation=mso
    )


def lock_settings(mso: Organisation) -> ContactSettings:
    """Return the settings of ``mso`` locked until the end of the transaction: requests to it come one by one.

    First in the order of locks: settings, request, cooperation, round, link.
    """
    ContactSettings.objects.get_or_create(organisation=mso)
    return ContactSettings.objects.select_for_update(of=("self",)).get(organisation=mso)


@transaction.atomic
def change_settings(  # noqa: PLR0913 -- what can be set
    mso: Organisation,
    *,
    actor: Any,
    is_paused: bool,
    paused_until: date | None,
    pause_note: str,
    monthly_limit: int | None,
    prefers: ContactPreference,
    through: Organisation | None,
    intermediary_told: bool,
) -> ContactSettings:
    """Store how ``mso`` lets itself be approached. Raises ``PermissionDenied``."""
    if not can_set_limits(actor, mso):
        raise PermissionDenied
    row = lock_settings(mso)
    row.is_paused = is_paused
    row.paused_until = paused_until if is_paused else None
    row.pause_note = pause_note if is_paused else ""
    row.prefers = prefers
    row.through = through
    row.intermediary_told = intermediary_told
    row.save()
    profile, _is_new = MsoProfile.objects.get_or_create(organisation=mso)
    if profile.monthly_request_limit != monthly_limit:
        profile.monthly_request_limit = monthly_limit
        profile.save(update_fields=["monthly_request_limit"])
        record_change(mso, OrganisationChange.Action.EDITED, actor, fields=["monthly_request_limit"])
    return row
