"""Where conversations show up outside of their own pages."""

from cooperations.domain.relay.personal_data import messages_of_person
from cooperations.domain.relay.waiting import lines_of_held, people_with_held, waiting_messages
from portal.accounts.domain.digest.sources import register_source
from portal.accounts.domain.personal_data import register_collector
from portal.shared.tasks_waiting import register_provider


def register() -> None:
    """Register everything of conversations."""
    register_provider(waiting_messages)
    register_source("cooperations.relay", lines_of_held, people=people_with_held)
    register_collector("messages", messages_of_person)
