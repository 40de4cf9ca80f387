"""What other parts of the portal ask this topic."""

from typing import Any

from cooperations.domain.lifecycle.hooks import CONFIRMED_HOOKS
from cooperations.models import RenewalAnswer, TouchPoint
from portal.accounts.domain.digest.sources import register_source
from portal.accounts.domain.personal_data import register_collector
from portal.shared.tasks_waiting import register_provider

from .agreed import lines_of_what_was_agreed, people_who_agreed
from .answering import close_when_confirmed
from .planning import plan_when_confirmed
from .telling import lines_of_keeping, people_to_keep, waiting_to_keep


def register_keeping() -> None:
    """Register everything below; asked twice it is done once."""
    for hook in (close_when_confirmed, plan_when_confirmed):
        if hook not in CONFIRMED_HOOKS:
            CONFIRMED_HOOKS.append(hook)
    register_provider(waiting_to_keep)
    register_source("cooperations.keeping", collect_many=lines_of_keeping, people=people_to_keep)
    register_source("cooperations.agreed", collect_many=lines_of_what_was_agreed, people=people_who_agreed)
    register_collector("keeping", keeping_of)


def keeping_of(user: Any) -> dict[str, Any]:
    """Return what ``user`` ticked and answered."""
    ticked = TouchPoint.objects.filter(done_by=user).select_related("cooperation").order_by("pk")
    answers = RenewalAnswer.objects.filter(by=user).select_related("renewal__cooperation").order_by("pk")
    return {
        "ticked": [
            {"cooperation": each.cooperation.title, "occasion": each.occasion, "at": each.done_at, "note": each.note}
            for each in ticked
        ],
        "answers": [
            {"cooperation": each.renewal.cooperation.title, "answer": each.answer, "at": each.at} for each in answers
        ],
    }
