"""What other topics and apps ask this one."""

from typing import Any

from cooperations.domain.lifecycle import CONFIRMED_HOOKS, STOP_ASKING_HOOKS
from cooperations.models.confirmation import Confirmation
from cooperations.models.signatory import Signatory
from partners.domain.departures import on_departure
from portal.accounts.domain.personal_data import register_collector
from portal.shared.tasks_waiting import register_provider

from .asking import stop_asking
from .departures import organisation_lost_somebody
from .proof import prove, register_proof_printer
from .waiting import waiting_namings, waiting_questions, waiting_signatures


def register_confirming() -> None:
    """Register everything below; asked twice it is done once."""
    on_departure(organisation_lost_somebody)
    register_proof_printer()
    if stop_asking not in STOP_ASKING_HOOKS:
        STOP_ASKING_HOOKS.append(stop_asking)
    if prove not in CONFIRMED_HOOKS:
        CONFIRMED_HOOKS.append(prove)
    for provider in (waiting_signatures, waiting_namings, waiting_questions):
        register_provider(provider)
    register_collector("confirmations", confirmations_of)


def confirmations_of(user: Any) -> dict[str, Any]:
    """Return for whom ``user`` signs, what they answered and what they asked."""
    roles = Signatory.objects.filter(user=user).select_related("organisation", "cooperation")
    given = Confirmation.objects.filter(signatory__in=roles.values("pk")).select_related("version")
    return {
        "signs_for": [
            {
                "organisation": each.organisation.name,
                "cooperation": str(each.cooperation),
                "function": each.function,
                "named": each.named_at,
                "left": each.left_at,
            }
            for each in roles
        ],
        "answers": [
            {
                "checksum": each.sha256,
                "answer": each.answer,
                "name": each.name,
                "function": each.function,
                "at": each.at,
                "reason": each.reason,
            }
            for each in given
        ],
        "questions": [
            {"question": each.text, "at": each.at, "answer": each.answer}
            for role in roles.prefetch_related("questions")
            for each in role.questions.all()
        ],
    }
