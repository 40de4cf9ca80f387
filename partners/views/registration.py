"""What this app shows in parts of the portal that are not its own: navigation and start page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partners.domain.map.district_map import map_of
from partners.domain.overview import directory_numbers, msos_by_district
from partners.enums import Role
from partners.models.acting import is_employer, is_intermediary, is_ministry
from partners.permissions import (
    can_create_organisation,
    can_import_organisations,
    can_see_duplicates,
    can_see_headless,
)
from partners.views.account_entries import acting_links
from partners.views.search_address import SearchAddress
from partners.views.search_map import SearchMap, linked_areas
from partners.views.shortlist import shortlist_of
from partners.views.sitemaps import OrganisationsSitemap, PagesSitemap
from portal.shared.account_links import register_provider
from portal.shared.footer import FooterLink, register_footer_link
from portal.shared.navigation import Entry, register_entry
from portal.shared.sitemaps import register_sitemap
from portal.shared.start_sections import Section, register_section


def register() -> None:
    """Register the navigation entries and the numbers on the start page."""
    register_provider(acting_links)
    register_sitemap("pages", PagesSitemap)
    register_sitemap("organisations", OrganisationsSitemap)
    register_footer_link(FooterLink("partners:open_data", _("Open data")))
    register_entry(Entry("partners:directory", _("Directory"), 10))
    register_entry(Entry("partners:shortlist", _("Shortlist"), 15, number=_number_on_shortlist))
    register_entry(
        Entry(
            "partners:organisation_create",
            _("New organisation"),
            50,
            lambda request: can_create_organisation(request.user),
        )
    )
    register_entry(Entry("partners:suggestions", _("Suggestions"), 26))
    register_entry(Entry("partners:helping", _("Who can help?"), 28))
    register_section(
        Section("suggestions", "partners/suggestions/start_section.html", lambda _request: {}, 10, "public")
    )
    register_section(
        Section("suggestions", "partners/suggestions/start_section.html", start_suggestions, 10, "signed_in")
    )
    register_entry(Entry("partners:headless", _("Without head"), 60, lambda request: can_see_headless(request.user)))
    register_entry(Entry("partners:duplicates", _("Duplicates"), 55, lambda request: can_see_duplicates(request.user)))
    register_entry(Entry("partners:imports", _("Import"), 52, lambda request: can_import_organisations(request.user)))
    register_section(Section("directory", "partners/directory/start_section.html", start_numbers, 20, "public"))


def start_suggestions(request: HttpRequest) -> dict[str, Any] | None:
    """Return what leads employers and those who act for others to suggestions. No query of its own."""
    user = request.user
    return {} if is_employer(user) or is_intermediary(user) or is_ministry(user) else None


def start_numbers(_request: HttpRequest) -> dict[str, Any]:
    """Return the numbers of the directory and the map of the organisations of migrants. Five queries at most."""
    drawn = map_of(msos_by_district())
    address = SearchAddress([("role", Role.MSO.value)])
    return {"numbers": directory_numbers(), "map": drawn and SearchMap(drawn, linked_areas(drawn, address))}


def _number_on_shortlist(request: HttpRequest) -> int | None:
    """Return how many are remembered, None where there is no session yet: refusals may come before it."""
    return shortlist_of(request).number() if hasattr(request, "session") else None
