"""Who may do what with organisations. ``tests/access`` checks it for every address and every kind of user.

Everything follows from whom a user represents. Being a system administrator gives no right here.
"""

from typing import Any

from .enums import INTERMEDIARY_ROLES, OrganisationState, RepresentativeRole, Role
from .models import Affiliation, ContactPerson, Organisation, Representative
from .models.acting import Acting, acting_for, is_intermediary, is_ministry


def _acting(user: Any, organisation: Organisation) -> Acting | None:
    """Return as what ``user`` acts for ``organisation`` now, if at all."""
    return next((each for each in acting_for(user) if each.organisation_id == organisation.pk), None)


def represents_organisation(user: Any, organisation: Organisation) -> bool:
    """Say whether ``user`` acts for ``organisation`` now, in whatever role."""
    return _acting(user, organisation) is not None


def can_create_organisation(user: Any) -> bool:
    """The ministry makes new entries as drafts and invites their heads; others come by import or reference data."""
    return is_ministry(user)


def can_import_organisations(user: Any) -> bool:
    """Lists are imported, published and taken back by the ministry; intermediaries suggest, they do not import."""
    return is_ministry(user)


def can_edit_organisation(user: Any, organisation: Organisation) -> bool:
    """Everybody who represents the organisation edits its profile; the ministry may too, but says why.

    Intermediaries verify and suggest, they do not edit. What was merged is not edited any more.
    """
    if organisation.state == OrganisationState.MERGED:
        return False
    return represents_organisation(user, organisation) or is_ministry(user)


def must_give_reason(user: Any, organisation: Organisation) -> bool:
    """Whoever changes an organisation without representing it says why; the history shows it."""
    return not represents_organisation(user, organisation)


def can_confirm_organisation(user: Any, organisation: Organisation) -> bool:
    """That everything is still correct is said by the organisation itself, by nobody in its name."""
    return organisation.state != OrganisationState.MERGED and represents_organisation(user, organisation)


def can_verify_organisation(user: Any, organisation: Organisation) -> bool:
    """The ministry vouches for every organisation, an intermediary for MSOs of its area and for its members.

    Nobody vouches for an organisation they represent, not even when they work for the ministry as well, nor for an
    entry that has ended.
    """
    if organisation.state in {OrganisationState.MERGED, OrganisationState.ARCHIVED} or represents_organisation(
        user, organisation
    ):
        return False
    return is_ministry(user) or vouching_organisation_id(user, organisation) is not None


def vouching_organisation_id(user: Any, organisation: Organisation) -> int | None:
    """Return in whose name ``user`` may vouch as an intermediary: an umbrella of the organisation or one of its area.

    Two queries at most.
    """
    intermediaries = [each.organisation_id for each in acting_for(user) if each.organisation_roles & INTERMEDIARY_ROLES]
    if not intermediaries:
        return None
    umbrella = (
        Affiliation.objects.current()
        .filter(member=organisation, umbrella__in=intermediaries)
        .values_list("umbrella", flat=True)
        .first()
    )
    if umbrella is not None:
        return int(umbrella)
    if not organisation.plays(Role.MSO) or organisation.district_id is None:
        return None
    serving = Organisation.objects.filter(pk__in=intermediaries, service_area=organisation.district_id)
    return serving.values_list("pk", flat=True).first()


def can_see_answers(user: Any, organisation: Organisation) -> bool:
    """What people told by a link in a mail is dealt with by the organisation, its intermediaries or the ministry.

    Intermediaries see nothing of archived entries.
    """
    if organisation.state == OrganisationState.MERGED:
        return False
    if represents_organisation(user, organisation) or is_ministry(user):
        return True
    return organisation.state != OrganisationState.ARCHIVED and vouching_organisation_id(user, organisation) is not None


def can_publish_organisation(user: Any, organisation: Organisation) -> bool:
    """Whoever may edit the profile publishes and pauses it; the ministry says why."""
    return can_edit_organisation(user, organisation)


def can_archive_organisation(user: Any, organisation: Organisation) -> bool:
    """Only those who answer for the organisation end its entry for good, or the ministry with a reason."""
    return can_manage_team(user, organisation) or (is_ministry(user) and organisation.state != OrganisationState.MERGED)


def can_manage_contacts(user: Any, organisation: Organisation) -> bool:
    """Contact persons are the organisation's own business: its representatives only, not the ministry."""
    return organisation.state != OrganisationState.MERGED and represents_organisation(user, organisation)


def can_record_consent(user: Any, contact: ContactPerson) -> bool:
    """Consent is recorded by those who manage the contact persons and know the person."""
    return can_manage_contacts(user, contact.organisation)


def can_withdraw_consent(user: Any, contact: ContactPerson) -> bool:
    """Withdrawing is open to all who may record: it must never fail for want of a right."""
    return represents_organisation(user, contact.organisation)


def can_manage_team(user: Any, organisation: Organisation) -> bool:
    """Heads decide who acts for their organisation; in MSOs the board members too, because the board is the head."""
    acting = _acting(user, organisation)
    if acting is None or organisation.state == OrganisationState.MERGED:
        return False
    return acting.is_owner or (acting.role == RepresentativeRole.BOARD and organisation.plays(Role.MSO))


def can_invite_representative(user: Any, organisation: Organisation) -> bool:
    """Who manages the team invites to it; the ministry invites the first head, and a new one when the last has gone.

    Where nobody manages the team at all, not even a board, the intermediaries in charge may invite a head as well,
    unless the entry is archived.
    One query for the ministry's staff, three for intermediaries.
    """
    if can_manage_team(user, organisation):
        return True
    if organisation.state == OrganisationState.MERGED or not (is_ministry(user) or is_intermediary(user)):
        return False
    roles = set(
        Representative.objects.current()
        .filter(organisation=organisation, user__is_active=True)
        .values_list("role", flat=True)
    )
    if RepresentativeRole.OWNER in roles:
        return False
    if is_ministry(user):
        return True
    has_board = RepresentativeRole.BOARD in roles and organisation.plays(Role.MSO)
    if has_board or organisation.state == OrganisationState.ARCHIVED:
        return False
    return vouching_organisation_id(user, organisation) is not None


def can_see_headless(user: Any) -> bool:
    """Who may invite a head where there is none sees where that is: intermediaries theirs, the ministry all."""
    return is_ministry(user) or is_intermediary(user)


def can_see_team(user: Any, organisation: Organisation) -> bool:
    """All who represent an organisation see who else does, and so does everybody who may invite."""
    return represents_organisation(user, organisation) or can_invite_representative(user, organisation)


def can_see_duplicates(user: Any) -> bool:
    """Only the ministry decides about entries that may be the same organisation, so only it sees the list."""
    return is_ministry(user)


def can_merge_organisations(user: Any) -> bool:
    """Only the ministry merges entries and takes a merge back; both histories say why."""
    return is_ministry(user)


def can_suggest_duplicate(user: Any) -> bool:
    """Intermediaries tell the ministry that two entries they see are the same organisation; the ministry merges."""
    return is_ministry(user) or is_intermediary(user)
