"""Where contact shows up outside of its own pages: navigation, what waits, what the portal knows of a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cooperations.domain.contacting.median import median_answer_days
from cooperations.domain.requests.personal_data import contacts_of_person
from cooperations.domain.requests.waiting import waiting_next_steps, waiting_requests
from cooperations.domain.talk_guide.printing import register_talk_guide_printer
from cooperations.permissions.contact import can_see_contact_plan
from partners.enums import INTERMEDIARY_ROLES, Role
from partners.models import Organisation
from partners.models.acting import acting_for
from partners.views.portal_parts import CardPart, Part, register_card_part, register_part
from portal.accounts.domain.personal_data import register_collector
from portal.shared.navigation import Entry, register_entry
from portal.shared.tasks_waiting import register_provider

CONCERNED = INTERMEDIARY_ROLES | {Role.EMPLOYER, Role.MSO, Role.MINISTRY}


def register() -> None:
    """Register everything of contact."""
    register_entry(Entry("cooperations:requests", _("Requests"), 22, concerns_requests))
    register_talk_guide_printer()
    register_part(Part("contact", "contact", "cooperations/plan/_part.html", contact_of, position=20))
    register_card_part(CardPart("contact", "cooperations/plan/_card_part.html", contacts_of_cards, position=20))
    register_provider(waiting_requests)
    register_provider(waiting_next_steps)
    register_collector("contacts", contacts_of_person)


def concerns_requests(request: HttpRequest) -> bool:
    """Show requests to employers, MSOs, those who go between, and the ministry. No query of its own."""
    return any(each.organisation_roles & CONCERNED for each in acting_for(request.user))


def contact_of(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Return the way to the contact plan and how long answers take, below how to reach an MSO. One query."""
    if not organisation.plays(Role.MSO):
        return None
    median = median_answer_days([organisation.pk]).get(organisation.pk)
    may_plan = can_see_contact_plan(request.user, organisation)
    if median is None and not may_plan:
        return None
    return {"mso": organisation, "median": median, "may_plan": may_plan}


def contacts_of_cards(request: HttpRequest, organisations: Sequence[Organisation]) -> Mapping[int, dict[str, Any]]:
    """Return the way to the contact plan for the MSOs among ``organisations``. No query."""
    return {each.pk: {"mso": each} for each in organisations if can_see_contact_plan(request.user, each)}
