"""Where events show up outside of their own pages, and what follows when an account is closed."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cooperations.domain.certificates.activities import register_activities
from cooperations.models import Cooperation
from cooperations.permissions.cooperation import accepted_parties_of, signing_parties_of
from cooperations.views.cooperation_parts import CooperationPart, register_cooperation_part
from events.domain.after.activities import held_events
from events.domain.personal_data import events_of_person, revoke_feeds
from events.domain.planning.queries import latest_of, under_way
from events.domain.planning.waiting import waiting_invitations, waiting_results
from events.domain.planning.words import when
from events.permissions.event import can_move_event, can_see_inside
from events.views.event_tabs import Tab, register_tab
from partners.enums import INTERMEDIARY_ROLES, Role
from partners.models.acting import acting_for
from portal.accounts.domain.account import register_closer
from portal.accounts.domain.personal_data import register_collector
from portal.shared.footer import FooterLink, register_footer_link
from portal.shared.navigation import Entry, register_entry
from portal.shared.start_sections import Section, register_section
from portal.shared.tasks_waiting import register_provider

CONCERNED = INTERMEDIARY_ROLES | {Role.EMPLOYER, Role.MSO, Role.NETWORK_PARTNER, Role.MINISTRY}


def register() -> None:
    """Register everything of this topic."""
    register_entry(Entry("events:events", _("Events"), 23, concerns_events))
    register_tab(Tab("events:event", _("Overview"), 10, can_see_inside))
    register_tab(Tab("events:event_date", _("Date"), 20, can_move_event))
    register_provider(waiting_invitations)
    register_provider(waiting_results)
    register_section(Section("events", "events/event/start_section.html", events_under_way, 16, "signed_in"))
    register_cooperation_part(CooperationPart("events", "events/event/cooperation_part.html", events_of_cooperation))
    register_footer_link(FooterLink("events:public", _("Public events")))
    register_activities(held_events)
    register_collector("events", events_of_person)
    register_closer(revoke_feeds)


def concerns_events(request: HttpRequest) -> bool:
    """Show events to those who can hold any, and to the ministry. No query of its own."""
    return any(each.organisation_roles & CONCERNED for each in acting_for(request.user))


def events_of_cooperation(request: HttpRequest, cooperation: Cooperation) -> dict[str, Any] | None:
    """Return the latest events of a cooperation, and where those who take part begin another. One query.

    Nothing for those who take no part, and nothing where there is nothing to see and nothing to begin.
    """
    if not accepted_parties_of(request.user, cooperation):
        return None
    rows = latest_of(request.user, cooperation)
    new_url = ""
    if cooperation.is_open and signing_parties_of(request.user, cooperation):
        new_url = f"{reverse('events:event_new')}?kooperation={cooperation.pk}"
    return {"events": [(each, when(each)) for each in rows], "new_url": new_url} if rows or new_url else None


def events_under_way(request: HttpRequest) -> dict[str, Any] | None:
    """Return what the user's organisations hold next. Two queries."""
    rows = under_way(request.user)
    return {"events": [(each, when(each)) for each in rows]} if rows else None
