"""What other parts of the portal ask this topic."""

from typing import Any

from cooperations.models import MatchAnswer, Support
from portal.accounts.domain.digest.sources import register_source
from portal.accounts.domain.personal_data import register_collector
from portal.shared.tasks_waiting import register_provider

from .telling import lines_of_giving, people_with_giving, waiting_for_giving


def register_giving() -> None:
    """Register everything below; asked twice it is done once."""
    register_provider(waiting_for_giving)
    register_source("cooperations.giving", collect_many=lines_of_giving, people=people_with_giving)
    register_collector("giving", giving_of)


def giving_of(user: Any) -> dict[str, Any]:
    """Return which matches ``user`` answered and which support they wrote down or confirmed."""
    answers = MatchAnswer.objects.filter(by=user).order_by("pk")
    recorded = Support.objects.filter(recorded_by=user).select_related("giver", "receiver").order_by("pk")
    return {
        "answers": [{"answer": each.answer, "at": each.updated_at} for each in answers],
        "support_recorded": [
            {"giver": each.giver.name, "receiver": each.receiver.name, "what": each.what, "on": each.on}
            for each in recorded
        ],
        "support_confirmed": list(Support.objects.filter(confirmed_by=user).values("what", "confirmed_at")),
    }
