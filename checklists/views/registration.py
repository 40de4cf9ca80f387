"""What this app shows in parts of the portal that are not its own: navigation and start page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from checklists.domain.next_steps import steps_of_lists
from checklists.domain.own_lists import has_lists
from checklists.domain.reminding import lines_of_items, people_in_a_hurry, people_with_items, waiting_items
from checklists.domain.risk import first_at_risk_of_event
from checklists.domain.self_check import SLUG, newest_self_checks
from checklists.permissions import can_ask_whether_it_fits, can_see_cooperation_lists, can_see_self_checks
from cooperations.views.cooperation_tabs import Tab as CooperationTab
from cooperations.views.cooperation_tabs import register_tab as register_cooperation_tab
from events.domain.overview import register_event_steps
from events.models import Event
from events.permissions.event import accepted_parties_of, holding_parties_of
from events.views.event_parts import EventPart, register_event_part
from events.views.event_tabs import Tab, register_tab
from partners.models import Organisation
from partners.views.portal_parts import Part, register_part
from portal.accounts.domain.digest.sources import register_source
from portal.shared.navigation import Entry, register_entry
from portal.shared.start_sections import Section, register_section
from portal.shared.tasks_waiting import WaitingEntry, register_provider

from .pages import register_page
from .self_check import self_check_page
from .subjects import COOPERATION_TAB, EVENT_TAB


def register() -> None:
    """Register navigation, the way from events to their lists, the employers' part of the start page, what waits."""
    register_page(SLUG, self_check_page)
    register_tab(
        Tab(EVENT_TAB, gettext_lazy("Checklist"), 30, lambda user, event: bool(accepted_parties_of(user, event)))
    )
    register_cooperation_tab(CooperationTab(COOPERATION_TAB, gettext_lazy("Checklists"), 45, can_see_cooperation_lists))
    register_part(Part("fit", "contact", "checklists/fit/_part.html", asked_whether_it_fits, position=70))
    register_event_part(EventPart("checklists", "checklists/list/event_part.html", risk_of_event, 10))
    register_entry(
        Entry(
            "checklists:self_check",
            gettext_lazy("Self-check"),
            34,
            lambda request: can_see_self_checks(request.user),
        )
    )
    register_entry(Entry("checklists:lists", gettext_lazy("My lists"), 32, lambda request: has_lists(request.user)))
    register_section(
        Section("self_check", "checklists/self_check/start_section.html", start_self_checks, 25, "signed_in")
    )
    register_provider(waiting_self_checks)
    register_provider(waiting_items)
    register_event_steps(steps_of_lists)
    register_source("checklists.items", collect_many=lines_of_items, people=people_with_items, urgent=people_in_a_hurry)


def risk_of_event(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """Return the first item at risk in the lists of ``event`` for those who take part. Four queries, five with one."""
    if not accepted_parties_of(request.user, event):
        return None
    risk = first_at_risk_of_event(event, request.user, timezone.localdate())
    return {"risk": risk, "can_answer": bool(holding_parties_of(request.user, event))} if risk else None


def asked_whether_it_fits(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Return the way to the questions an employer asks itself about an MSO. No query."""
    return {"slug": organisation.slug} if can_ask_whether_it_fits(request.user, organisation) else None


def start_self_checks(request: HttpRequest) -> dict[str, Any] | None:
    """Return how far the self-checks of one's employers are. One query for employers, none for others."""
    employers = newest_self_checks(request.user)
    return {"employers": employers} if employers else None


def waiting_self_checks(user: Any) -> list[WaitingEntry]:
    """Return self-checks that are a year old. One query for employers, none for others."""
    today = timezone.localdate()
    return [
        WaitingEntry(
            _("Self-check of %(name)s") % {"name": each.name},
            reverse("checklists:self_check_of", args=[each.slug]),
            _("Answer the questions again"),
            detail=_("The last self-check was a year ago."),
        )
        for each in newest_self_checks(user)
        if each.is_due(today)
    ]
