"""Where cooperations show up outside of their own pages, and what follows when one is confirmed."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cooperations.domain.agreement.personal_data import cooperations_of_person, forget_looks
from cooperations.domain.agreement.tasks import take_over_tasks
from cooperations.domain.agreement.waiting import waiting_tasks
from cooperations.domain.lifecycle import CONFIRMED_HOOKS
from cooperations.domain.lifecycle.headless import waiting_for_accounts
from cooperations.domain.lifecycle.queries import numbers_of, under_way
from cooperations.domain.lifecycle.waiting import waiting_proposals
from cooperations.permissions.cooperation import can_read_agreement, can_see_cooperation
from cooperations.permissions.keeping import can_see_touch_points
from cooperations.views.cooperation_tabs import Tab, register_tab
from partners.enums import INTERMEDIARY_ROLES, Role
from partners.models import Organisation
from partners.models.acting import acting_for
from partners.views.portal_parts import Part, register_part
from portal.accounts.domain.account import register_closer
from portal.accounts.domain.personal_data import register_collector
from portal.shared.navigation import Entry, register_entry
from portal.shared.start_sections import Section, register_section
from portal.shared.tasks_waiting import register_provider

CONCERNED = INTERMEDIARY_ROLES | {Role.EMPLOYER, Role.MSO, Role.NETWORK_PARTNER, Role.MINISTRY}


def register() -> None:
    """Register everything of this topic."""
    register_entry(Entry("cooperations:cooperations", _("Cooperations"), 20, concerns_cooperations))
    register_tab(Tab("cooperations:cooperation", _("Overview"), 10, can_see_cooperation))
    register_tab(Tab("cooperations:agreement", _("Agreement"), 20, _has_agreement))
    register_tab(Tab("cooperations:signatories", _("Who signs"), 30, _has_agreement))
    register_tab(Tab("cooperations:touch_points", _("Occasions for contact"), 50, can_see_touch_points))
    register_provider(waiting_proposals)
    register_provider(waiting_for_accounts)
    register_provider(waiting_tasks)
    register_section(
        Section("cooperations", "cooperations/cooperation/start_section.html", cooperations_under_way, 15, "signed_in")
    )
    register_part(Part("cooperations", "numbers", "cooperations/cooperation/_numbers.html", numbers_on_page))
    register_closer(forget_looks)
    register_collector("cooperations", cooperations_of_person)
    if take_over_tasks not in CONFIRMED_HOOKS:
        CONFIRMED_HOOKS.append(take_over_tasks)


def concerns_cooperations(request: HttpRequest) -> bool:
    """Show cooperations to those who can have any, and to the ministry. No query of its own."""
    return any(each.organisation_roles & CONCERNED for each in acting_for(request.user))


def cooperations_under_way(request: HttpRequest) -> dict[str, Any] | None:
    """Return what of the user's organisations is under way. Two queries."""
    rows = under_way(request.user)
    return {"cooperations": rows} if rows else None


def numbers_on_page(_request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Return how many cooperations ``organisation`` has and has had; nothing where there were none. One query."""
    numbers = numbers_of([organisation.pk]).get(organisation.pk)
    return {"numbers": numbers} if numbers else None


def _has_agreement(user: Any, cooperation: Any) -> bool:
    return can_read_agreement(user, cooperation) and cooperation.state != "proposed"
