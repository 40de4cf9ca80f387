"""Who may do what with cooperations and agreements. ``tests/access`` checks it for every address.

Everything follows from the organisations that take part. Somebody who acts for several of them says for which.
"""

from typing import Any

from cooperations.enums.cooperation import SIDES_OF_ROLES, SIGNING_SIDES
from cooperations.enums.side import Side
from cooperations.models import AgreementVersion, Cooperation, CooperationParty
from partners.enums import OrganisationState
from partners.models import Organisation, is_ministry, organisation_ids
from partners.permissions import represents_organisation


def parties_of(user: Any, cooperation: Cooperation) -> list[CooperationParty]:
    """Return the present parties that ``user`` acts for, those that have not answered yet too."""
    ids = organisation_ids(user)
    return [party for party in cooperation.present_parties if party.organisation_id in ids and not party.is_silenced]


def accepted_parties_of(user: Any, cooperation: Cooperation) -> list[CooperationParty]:
    """Return the present parties that ``user`` acts for and that have said that they take part."""
    return [party for party in parties_of(user, cooperation) if party.accepted_at is not None]


def signing_parties_of(user: Any, cooperation: Cooperation) -> list[CooperationParty]:
    """Return the parties that ``user`` acts for and that the agreement binds: not those of go-betweens."""
    return [party for party in accepted_parties_of(user, cooperation) if party.side in SIGNING_SIDES]


def possible_sides(organisation: Organisation) -> list[Side]:
    """Return on which sides ``organisation`` can stand by what it is."""
    return [side for side, roles in SIDES_OF_ROLES.items() if roles & set(organisation.roles)]


def can_propose_cooperation(user: Any, organisation: Organisation) -> bool:
    """Whoever acts for an employer or an MSO proposes in its name, as long as its entry is alive."""
    if organisation.state in {OrganisationState.MERGED, OrganisationState.ARCHIVED}:
        return False
    return represents_organisation(user, organisation) and bool(SIGNING_SIDES & set(possible_sides(organisation)))


def can_see_cooperation(user: Any, cooperation: Cooperation) -> bool:
    """Parties see it, go-betweens too, and those who have left; the ministry sees title, parties, state and dates."""
    ids = organisation_ids(user)
    return is_ministry(user) or any(
        party.organisation_id in ids and not party.is_silenced for party in cooperation.parties.all()
    )


def can_see_history(user: Any, cooperation: Cooperation) -> bool:
    """Who made which move and why is shown to those who take part; the ministry reads no reasons and no names."""
    return bool(parties_of(user, cooperation))


def can_read_agreement(user: Any, cooperation: Cooperation) -> bool:
    """Those who take part read the draft and all versions, go-betweens too; never the ministry."""
    return bool(accepted_parties_of(user, cooperation))


def can_edit_agreement(user: Any, cooperation: Cooperation) -> bool:
    """Both sides write; go-betweens read."""
    return bool(signing_parties_of(user, cooperation))


def can_read_version(user: Any, cooperation: Cooperation, version: AgreementVersion) -> bool:
    """A frozen version is read by those who take part, and for ever by those whose text it was."""
    if can_read_agreement(user, cooperation):
        return True
    return version.parties.filter(organisation__in=organisation_ids(user)).exists()


def can_ask_boards(user: Any, cooperation: Cooperation) -> bool:
    """Either side gives the text to the boards; it binds nobody before all of them have said yes."""
    return bool(signing_parties_of(user, cooperation))


def can_answer_proposal(user: Any, party: CooperationParty) -> bool:
    """Whoever acts for the organisation that was asked says yes or no for it."""
    return represents_organisation(user, party.organisation) and not party.is_silenced


def can_withdraw_cooperation(user: Any, cooperation: Cooperation) -> bool:
    """A proposal is taken back by the organisation that made it, as long as it takes part itself."""
    return cooperation.proposed_by_id in {party.organisation_id for party in parties_of(user, cooperation)}


def can_end_cooperation(user: Any, cooperation: Cooperation, organisation: Organisation) -> bool:
    """Each party may end a cooperation for all; who wants out alone leaves it."""
    return _signs_for(user, cooperation, organisation)


def can_invite_party(user: Any, cooperation: Cooperation, organisation: Organisation) -> bool:
    """Those who take part ask further organisations to join, and go-betweens to help."""
    return _signs_for(user, cooperation, organisation)


def can_tick_task(user: Any, cooperation: Cooperation) -> bool:
    """Whether something agreed on is done is said by either side."""
    return bool(signing_parties_of(user, cooperation))


def _signs_for(user: Any, cooperation: Cooperation, organisation: Organisation) -> bool:
    return organisation.pk in {party.organisation_id for party in signing_parties_of(user, cooperation)}
