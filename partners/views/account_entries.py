"""For whom the signed-in person acts, as the account menu and the start page show it."""

from typing import Any

from django.urls import reverse

from partners.enums import RepresentativeRole
from partners.models.acting import acting_for
from portal.shared.account_links import ActingEntry


def acting_links(user: Any) -> list[ActingEntry]:
    """Return the organisations ``user`` acts for. No query beyond that of ``acting_for``."""
    return [
        ActingEntry(
            each.organisation_name,
            RepresentativeRole(each.role).label,
            reverse("partners:organisation", args=[each.organisation_slug]),
        )
        for each in acting_for(user)
    ]
