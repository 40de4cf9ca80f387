"""Where contact shows up outside of its own pages: navigation, what waits, what the portal knows of a person."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cooperations.domain.requests.personal_data import contacts_of_person
from cooperations.domain.requests.waiting import waiting_next_steps, waiting_requests
from partners.enums import INTERMEDIARY_ROLES, Role
from partners.models.acting import acting_for
from portal.accounts.domain.personal_data import register_collector
from portal.shared.navigation import Entry, register_entry
from portal.shared.tasks_waiting import register_provider

CONCERNED = INTERMEDIARY_ROLES | {Role.EMPLOYER, Role.MSO, Role.MINISTRY}


def register() -> None:
    """Register everything of contact."""
    register_entry(Entry("cooperations:requests", _("Requests"), 22, concerns_requests))
    register_provider(waiting_requests)
    register_provider(waiting_next_steps)
    register_collector("contacts", contacts_of_person)


def concerns_requests(request: HttpRequest) -> bool:
    """Show requests to employers, MSOs, those who go between, and the ministry. No query of its own."""
    return any(each.organisation_roles & CONCERNED for each in acting_for(request.user))
