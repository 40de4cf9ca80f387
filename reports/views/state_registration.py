"""Where the overview of the state shows up outside of its own pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.shared.navigation import Entry, register_entry
from portal.shared.start_sections import Section, register_section
from reports.permissions import can_see_state_overview

from .state_overview import sums_of_this_year


def register_state() -> None:
    """Register the navigation entry and the numbers on the ministry's start page."""
    register_entry(Entry("state:overview", _("Overview"), 25, lambda request: can_see_state_overview(request.user)))
    register_section(Section("state", "reports/state/start_section.html", start_state, 30, "signed_in"))


def start_state(request: HttpRequest) -> dict[str, Any] | None:
    """Return the numbers of this year for the ministry. Four queries, none for others."""
    return {"sums": sums_of_this_year(request.user)} if can_see_state_overview(request.user) else None
