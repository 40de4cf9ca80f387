"""How the parties of a version have answered so far."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cooperations.enums.confirmation import Answer
from cooperations.models.confirmation import Confirmation
from cooperations.models.frozen import AgreementVersion, FrozenParty
from cooperations.models.signatory import Signatory

from .rule import Rule, Tally


@dataclass(frozen=True)
class Standing:
    """A party of a version and the numbers of its answers."""

    party: FrozenParty
    tally: Tally


def standings_of(version: AgreementVersion, confirmations: Iterable[Confirmation] | None = None) -> list[Standing]:
    """Return how each party has answered about ``version``. Three queries, two with all its ``confirmations`` at hand.

    Answers count for the organisation that the signatory signs for, also after they have left.
    """
    if confirmations is None:
        confirmations = Confirmation.objects.filter(version=version).select_related("signatory")
    answers = Counter((each.signatory.organisation_id, each.answer) for each in confirmations)
    waiting = Counter(Signatory.objects.waiting(version).values_list("organisation", flat=True))
    return [
        Standing(
            party,
            Tally(
                Rule(party.required, party.total),
                answers[party.organisation_id, Answer.YES],
                answers[party.organisation_id, Answer.NO],
                waiting[party.organisation_id],
            ),
        )
        for party in version.parties.all()
    ]
