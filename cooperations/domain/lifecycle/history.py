"""What has happened with a cooperation: when, what, who, why, the latest first."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cooperations.enums.cooperation import CooperationState
from cooperations.models import Cooperation, CooperationTransition
from partners.models import Representative

_SENTENCES: dict[str, Promise] = {
    CooperationState.IN_TALKS: _("Talks began."),
    CooperationState.AWAITING: _("The agreement was given to the boards."),
    CooperationState.CONFIRMED: _("All boards confirmed the agreement."),
    CooperationState.DORMANT: _("The cooperation has been dormant since then."),
    CooperationState.ENDED: _("The cooperation was ended."),
    CooperationState.DECLINED: _("The proposal was declined."),
    CooperationState.WITHDRAWN: _("The proposal was taken back."),
}
# Why a round ended without all confirmations; what people wrote is shown as it is.
_CODES: dict[str, Promise] = {
    "refused": _("A board said no."),
    "withdrawn": _("The question to the boards was taken back."),
    "expired": _("The time to confirm ran out."),
    "parties": _("Other organisations take part from then on."),
}


@dataclass(frozen=True)
class Happening:
    """One line: ``who`` are the person and the organisation they acted for, "" when it followed by itself."""

    at: datetime
    what: str | Promise
    who: str = ""
    why: str | Promise = ""


def history_of(cooperation: Cooperation) -> list[Happening]:
    """Return what has happened, the latest first. ``cooperation`` has been fetched ``with_parties``. Two queries."""
    transitions = list(cooperation.transitions.select_related("actor"))
    people = {each.actor for each in transitions if each.actor} | {cooperation.created_by}
    acted_for = _organisations_of(cooperation, people - {None})
    lines = [
        Happening(cooperation.created_at, _("The cooperation was proposed."), _who(cooperation.created_by, acted_for))
    ]
    for each in transitions:
        why = _CODES.get(each.reason, each.reason) if _is_back(each) else each.reason
        lines.append(Happening(each.at, words_of(each), _who(each.actor, acted_for), why))
    for party in cooperation.parties.all():
        if party.left_on:
            at = timezone.make_aware(datetime.combine(party.left_on, time.max))
            lines.append(Happening(at, _("Left the cooperation."), party.organisation.name, party.left_reason))
    return sorted(lines, key=lambda line: line.at, reverse=True)


def words_of(move: CooperationTransition) -> str | Promise:
    """Return the sentence for a move of a cooperation. No query."""
    return _("The agreement is talked about again.") if _is_back(move) else _SENTENCES.get(move.target, move.target)


def _is_back(move: CooperationTransition) -> bool:
    return move.source == CooperationState.AWAITING and move.reason in _CODES


def _organisations_of(cooperation: Cooperation, people: set[Any]) -> dict[int, str]:
    """Return for which of the parties each of ``people`` acts or acted."""
    rows = Representative.objects.filter(
        user__in=people, organisation__in=[party.organisation_id for party in cooperation.parties.all()]
    ).values_list("user", "organisation__name")
    return dict(rows.order_by("user", "-organisation__name"))


def _who(person: Any, acted_for: dict[int, str]) -> str:
    if person is None:
        return ""
    organisation = acted_for.get(person.pk, "")
    return f"{person.name or person}, {organisation}" if organisation else str(person.name or person)
