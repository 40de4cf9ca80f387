"""The page of signatories: per party the rule, who signs, how they answered, and what its own people can do."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from cooperations.enums.confirmation import RoundState
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models.confirmation import Confirmation
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.cooperation import Cooperation, CooperationParty
from cooperations.models.signatory import Signatory, SignatoryLink, SignatoryQuestion
from cooperations.permissions.confirmation import can_name_signatory, can_read_question
from partners.models import organisation_ids
from portal.outbox.domain.bounces import undeliverable_among

from .counting import standings_of
from .naming import rule_of
from .rule import Tally


@dataclass(frozen=True)
class Person:
    """A signatory as the page shows them; what concerns their mails is for their own people only."""

    signatory: Signatory
    confirmation: Confirmation | None
    last_link: SignatoryLink | None
    is_waiting: bool
    comes_back: bool

    @property
    def shows_reason(self) -> bool:
        """Say whether the other side may read the reason of a no."""
        return self.confirmation is not None and bool(self.confirmation.reason) and self.confirmation.reason_shared


@dataclass(frozen=True)
class PartyPeople:
    """A party that signs with its people. Before boards are asked the tally counts who is named only.

    The others learn its rule by the text in which it is frozen, not from its profile before.
    """

    party: CooperationParty
    tally: Tally
    people: list[Person]
    is_own: bool
    may_name: bool
    shows_rule: bool

    @property
    def is_short(self) -> bool:
        """Say whether people must be named so that the rule can be met."""
        return self.tally.to_name > 0


@dataclass(frozen=True)
class Overview:
    """Everything on the page. ``round`` is the open one, else the last."""

    round: ConfirmationRound | None
    parties: list[PartyPeople]
    questions: list[SignatoryQuestion]

    @property
    def is_open(self) -> bool:
        """Say whether boards are asked now."""
        return self.round is not None and self.round.state == RoundState.OPEN

    @property
    def is_agreed(self) -> bool:
        """Say whether the draft is still as boards have confirmed it: there is nothing to ask them."""
        if self.round is None or self.round.state != RoundState.COMPLETE:
            return False
        return self.round.version.revision == self.round.version.agreement.revision

    @property
    def is_ready(self) -> bool:
        """Say whether every party has named enough people for boards to be asked."""
        return not any(each.is_short for each in self.parties)


def overview_of(user: Any, cooperation: Cooperation) -> Overview:
    """Return what ``user`` sees of the signatories of ``cooperation``. Ten queries, however many there are."""
    round_ = last_round(cooperation)
    version = round_.version if round_ else None
    confirmations = list(Confirmation.objects.filter(version=version).select_related("signatory") if version else [])
    answers = {each.signatory_id: each for each in confirmations}
    is_open = round_ is not None and round_.state == RoundState.OPEN
    tallies = {
        each.party.organisation_id: each.tally
        for each in (standings_of(version, confirmations) if version and is_open else [])
    }
    signatories = list(
        Signatory.objects.filter(cooperation=cooperation)
        .select_related("user")
        .prefetch_related("links__link", "confirmations")
    )
    shown = [each for each in signatories if each.left_at is None or each.pk in answers]
    own = organisation_ids(user)
    returned = undeliverable_among(each.address for each in shown if each.address and each.organisation_id in own)
    parties = []
    for party in _parties(cooperation):
        people = [
            Person(
                each,
                answers.get(each.pk),
                next(iter(each.links.all()), None),
                is_open and each.pk not in answers and each.left_at is None,
                each.address.lower() in returned,
            )
            for each in shown
            if each.organisation_id == party.organisation_id
        ]
        present = sum(1 for each in people if each.signatory.left_at is None)
        tally = tallies.get(party.organisation_id) or Tally(rule_of(party.organisation), waiting=present)
        is_own = party.organisation_id in own
        may_name = can_name_signatory(user, cooperation, party)
        parties.append(PartyPeople(party, tally, people, is_own, may_name, is_own or party.organisation_id in tallies))
    return Overview(round_, parties, _questions(user, round_))


def last_round(cooperation: Cooperation) -> ConfirmationRound | None:
    """Return the newest round with its version: the open one, if there is one. One query."""
    rounds = ConfirmationRound.objects.filter(cooperation=cooperation)
    return rounds.select_related("version__agreement", "opened_by").order_by("-opened_at", "-pk").first()


def _parties(cooperation: Cooperation) -> list[CooperationParty]:
    parties = cooperation.parties.filter(left_on=None, accepted_at__isnull=False, side__in=sorted(SIGNING_SIDES))
    return list(
        parties.select_related("organisation", "organisation__mso_profile", "organisation__employer_profile").order_by(
            "side", "since", "pk"
        )
    )


def _questions(user: Any, round_: ConfirmationRound | None) -> list[SignatoryQuestion]:
    if round_ is None:
        return []
    about_it = Q(version=round_.version_id) | Q(answered_at=None)
    questions = SignatoryQuestion.objects.filter(about_it, version__agreement=round_.version.agreement_id)
    rows = questions.select_related("signatory__organisation", "answered_by")
    return [each for each in rows if can_read_question(user, each)]
