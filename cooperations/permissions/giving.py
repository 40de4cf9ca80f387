"""Who may publish needs and offers, answer matches, record and confirm support."""

from typing import Any

from cooperations.models import Need, Offer, Support
from partners.enums import INTERMEDIARY_ROLES, OrganisationState, Role
from partners.models import Organisation, is_ministry, organisation_ids

LIVING = frozenset({OrganisationState.DRAFT, OrganisationState.PUBLISHED, OrganisationState.PAUSED})
TAKING_PART = (Role.MSO, Role.EMPLOYER, *sorted(INTERMEDIARY_ROLES))


def can_see_giving(user: Any) -> bool:
    """Those who act for MSOs, employers and intermediaries see needs and offers; the ministry sees numbers."""
    return bool(organisation_ids(user, *TAKING_PART)) or can_see_giving_numbers(user)


def can_see_giving_numbers(user: Any) -> bool:
    """The ministry sees how much is needed, offered and given, not by whom."""
    return is_ministry(user)


def can_write_need(user: Any, organisation: Organisation) -> bool:
    """Everybody who represents an MSO writes down what it needs."""
    return _acts_for(user, organisation) and organisation.plays(Role.MSO)


def can_write_offer(user: Any, organisation: Organisation) -> bool:
    """Everybody who represents an employer writes down what it offers."""
    return _acts_for(user, organisation) and organisation.plays(Role.EMPLOYER)


def can_answer_for_need(user: Any, need: Need) -> bool:
    """To a match says something on the needing side who represents the MSO."""
    return need.organisation_id in organisation_ids(user)


def can_answer_for_offer(user: Any, offer: Offer) -> bool:
    """To a match says something on the offering side who represents the employer."""
    return offer.organisation_id in organisation_ids(user)


def can_record_support(user: Any, organisation: Organisation) -> bool:
    """Either side writes down support: everybody who represents an MSO or an employer."""
    roles = (Role.MSO, Role.EMPLOYER)
    return _acts_for(user, organisation) and any(organisation.plays(role) for role in roles)


def can_confirm_support(user: Any, support: Support) -> bool:
    """Only the receiver says that support was received, and nobody who acts for the giver as well."""
    mine = organisation_ids(user)
    return support.receiver_id in mine and support.giver_id not in mine


def can_remove_support(user: Any, support: Support) -> bool:
    """As long as it is not confirmed, the giver's people may take back what they wrote down."""
    return support.giver_id in organisation_ids(user) and support.confirmed_at is None


def _acts_for(user: Any, organisation: Organisation) -> bool:
    return organisation.state in LIVING and organisation.pk in organisation_ids(user)
