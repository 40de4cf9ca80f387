"""Where calendars and the search for a date show up outside of their own pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.enums.event import COMING_STATES
from events.models import Event
from events.permissions.dates import can_edit_blocked_days, can_find_date
from events.views.event_tabs import Tab, register_tab
from partners.enums import Role
from partners.models import Organisation
from partners.views.portal_parts import Part, register_part

HOLDING = (Role.EMPLOYER, Role.NETWORK_PARTNER, Role.MSO)


def register() -> None:
    """Register everything of this topic."""
    register_tab(Tab("events:event_dates", _("Find a date"), 30, has_date_to_find))
    register_part(Part("calendars", "contact", "events/dates/_part.html", calendars_of, position=60))


def has_date_to_find(user: Any, event: Event) -> bool:
    """Lead to the search as long as the event has not taken place. No query."""
    return event.state in COMING_STATES and can_find_date(user, event)


def calendars_of(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Return the way to the calendars of one's own organisation. No query."""
    if not any(organisation.plays(role) for role in HOLDING):
        return None
    return {"slug": organisation.slug} if can_edit_blocked_days(request.user, organisation) else None
