"""Who may do what while boards confirm. ``tests/access`` checks it for every address.

Neither the ministry nor an administrator ever confirms, names or reads anything here.
"""

from typing import Any

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models.cooperation import Cooperation, CooperationParty
from cooperations.models.signatory import Signatory, SignatoryQuestion
from partners.models import organisation_ids
from partners.permissions import can_manage_team

from .cooperation import accepted_parties_of, can_read_agreement


def can_see_signatories(user: Any, cooperation: Cooperation) -> bool:
    """Who signs and who has confirmed is seen by those who take part, go-betweens too."""
    return can_read_agreement(user, cooperation)


def can_name_signatory(user: Any, cooperation: Cooperation, party: CooperationParty) -> bool:
    """A party names its own signatories: its heads, in an MSO the board too."""
    signs = party.side in SIGNING_SIDES and party in accepted_parties_of(user, cooperation)
    return signs and cooperation.is_open and can_manage_team(user, party.organisation)


def can_confirm(user: Any, signatory: Signatory) -> bool:
    """A yes or no is given by the signatory in person: their account, or one with their proven address."""
    if signatory.user_id is not None:
        return bool(signatory.user_id == user.pk)
    addresses = user.emailaddress_set.filter(verified=True, email__iexact=signatory.email)
    return bool(signatory.email) and addresses.exists()


def can_read_question(user: Any, question: SignatoryQuestion) -> bool:
    """A question goes to the signatory's own people, and to the others when the signatory wishes."""
    return question.to_both or question.signatory.organisation_id in organisation_ids(user)


def can_answer_question(user: Any, cooperation: Cooperation, question: SignatoryQuestion) -> bool:
    """Whoever may read a question and takes part for a party that signs answers it."""
    takes_part = any(party.side in SIGNING_SIDES for party in accepted_parties_of(user, cooperation))
    return takes_part and can_read_question(user, question)
