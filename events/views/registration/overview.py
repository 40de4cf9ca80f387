"""Where timelines show up outside of their own pages: tabs, and what is under way on the start page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cooperations.domain.lifecycle.queries import under_way
from cooperations.permissions.cooperation import can_read_agreement
from cooperations.views import cooperation_tabs
from events.domain.overview import facts_of, next_of, timeline_of_cooperation
from events.permissions.overview import can_see_timeline
from events.views import event_tabs
from portal.shared.start_sections import Section, register_section


def register() -> None:
    """Register everything of this topic."""
    cooperation_tabs.register_tab(
        cooperation_tabs.Tab("events:cooperation_timeline", _("Timeline"), 15, can_read_agreement)
    )
    event_tabs.register_tab(event_tabs.Tab("events:event_timeline", _("Timeline"), 15, can_see_timeline))
    # In place of the plain list that ``cooperations`` shows by itself.
    register_section(Section("cooperations", "events/overview/start_section.html", running, 15, "signed_in"))


def running(request: HttpRequest) -> dict[str, Any] | None:
    """Return the user's open cooperations with the step to name first. A fixed number of queries."""
    rows = under_way(request.user)
    if not rows:
        return None
    facts = facts_of(request.user, rows)
    return {"rows": [(each, next_of(timeline_of_cooperation(each, facts))) for each in rows]}
