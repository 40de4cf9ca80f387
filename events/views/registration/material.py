"""Printers of flyers, posters and papers, the tab of invitations, calendar addresses of whoever left."""

from django.utils.translation import gettext_lazy as _

from events.domain.calendar_files.feeds import revoke_feeds_of_departed
from events.domain.material.day_sheet import register_day_sheet_printer
from events.domain.material.guest_papers import register_guest_paper_printers
from events.domain.material.making import register_invitation_printers
from events.permissions.material import can_see_material
from events.views.event_tabs import Tab, register_tab
from partners.domain.departures import on_departure


def register() -> None:
    """Register everything of this topic."""
    register_invitation_printers()
    register_day_sheet_printer()
    register_guest_paper_printers()
    register_tab(Tab("events:material", _("Invitation"), 40, can_see_material))
    on_departure(revoke_feeds_of_departed)
