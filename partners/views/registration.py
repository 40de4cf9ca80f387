"""What this app shows in parts of the portal that are not its own: navigation and start page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partners.domain.overview import directory_numbers
from partners.permissions import can_create_organisation
from partners.views.account_entries import acting_links
from partners.views.shortlist import shortlist_of
from portal.shared.account_links import register_provider
from portal.shared.navigation import Entry, register_entry
from portal.shared.start_sections import Section, register_section


def register() -> None:
    """Register the navigation entries and the numbers on the start page."""
    register_provider(acting_links)
    register_entry(Entry("partners:directory", _("Directory"), 10))
    register_entry(
        Entry("partners:shortlist", _("Shortlist"), 15, number=lambda request: shortlist_of(request).number())
    )
    register_entry(
        Entry(
            "partners:organisation_create",
            _("New organisation"),
            50,
            lambda request: can_create_organisation(request.user),
        )
    )
    register_section(Section("directory", "partners/directory/start_section.html", start_numbers, 20, "public"))


def start_numbers(_request: HttpRequest) -> dict[str, Any]:
    """Return the numbers of the directory. One query."""
    return {"numbers": directory_numbers()}
