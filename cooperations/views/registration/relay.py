"""Where conversations show up outside of their own pages."""

from cooperations.domain.relay.personal_data import messages_of_person
from cooperations.domain.relay.waiting import waiting_messages
from portal.accounts.domain.personal_data import register_collector
from portal.shared.tasks_waiting import register_provider


def register() -> None:
    """Register everything of conversations."""
    register_provider(waiting_messages)
    register_collector("messages", messages_of_person)
