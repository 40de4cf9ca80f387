"""Who may do what with contact plans, requests, the contact log and blocks. ``tests/access`` checks it.

Everything follows from whom a user represents. Being a system administrator gives no right here, and the ministry sees
numbers only.
"""

from typing import Any

from cooperations.enums.side import Side
from cooperations.models import ContactEntry, ContactRequest, MisuseReport, PrivateNote
from partners.enums import Role
from partners.models import Organisation, is_employer, is_intermediary, is_ministry, organisation_ids
from partners.permissions import can_manage_team, represents_organisation


def sides_of(user: Any, request: ContactRequest) -> frozenset[Side]:
    """Return on which sides of ``request`` somebody stands; more than one who acts for both organisations.

    The MSO's people have no part in a request that never reached them.
    """
    own = organisation_ids(user)
    places = {
        Side.EMPLOYER: request.employer_id,
        Side.MSO: None if request.is_silenced else request.mso_id,
        Side.MEDIATOR: request.mediator_id,
    }
    return frozenset(side for side, organisation in places.items() if organisation in own)


def can_see_contact_plan(user: Any, mso: Organisation) -> bool:
    """How to approach an MSO is for employers, those who help them, and the ministry."""
    return mso.plays(Role.MSO) and (is_employer(user) or is_intermediary(user) or is_ministry(user))


def can_prepare_contact(user: Any, employer: Organisation, mso: Organisation) -> bool:
    """Everybody who acts for an employer prepares and logs its contact to an MSO, which is not their own."""
    return (
        employer.plays(Role.EMPLOYER)
        and mso.plays(Role.MSO)
        and employer.pk != mso.pk
        and represents_organisation(user, employer)
    )


def can_send_request(user: Any, employer: Organisation, mso: Organisation) -> bool:
    """Everybody who acts for an employer may ask in its name; whether now is the time, the rules say."""
    return can_prepare_contact(user, employer, mso)


def can_read_request(user: Any, request: ContactRequest) -> bool:
    """Both sides read a request, and the go-between that was asked. Nobody else."""
    return bool(sides_of(user, request))


def can_answer_request(user: Any, request: ContactRequest) -> bool:
    """Everybody who acts for the MSO answers."""
    return Side.MSO in sides_of(user, request)


def can_decline_request(user: Any, request: ContactRequest) -> bool:
    """Everybody who acts for the MSO may say no."""
    return can_answer_request(user, request)


def can_withdraw_request(user: Any, request: ContactRequest) -> bool:
    """The employer's people take back what they asked."""
    return Side.EMPLOYER in sides_of(user, request)


def can_ask_mediator(user: Any, request: ContactRequest) -> bool:
    """Both sides may ask somebody to go between them; the go-between itself does not pass it on."""
    return bool(sides_of(user, request) & {Side.EMPLOYER, Side.MSO})


def can_release_request(user: Any, request: ContactRequest) -> bool:
    """The MSO lets an employer ask again before its six months are over."""
    return can_answer_request(user, request)


def can_report_misuse(user: Any, request: ContactRequest) -> bool:
    """Both sides may report a request to an intermediary or the ministry."""
    return can_ask_mediator(user, request)


def can_settle_misuse(user: Any, report: MisuseReport) -> bool:
    """A report is dealt with by the organisation it was addressed to."""
    return report.addressee_id in organisation_ids(user)


def can_set_limits(user: Any, mso: Organisation) -> bool:
    """Heads and board decide on pause, limit and way in."""
    return mso.plays(Role.MSO) and can_manage_team(user, mso)


def can_block(user: Any, mso: Organisation) -> bool:
    """Heads and board block an employer and lift the block."""
    return can_set_limits(user, mso)


def can_see_log(user: Any, employer: Organisation, mso: Organisation) -> bool:
    """Both sides see what the two have noted together."""
    return bool(organisation_ids(user) & {employer.pk, mso.pk})


def can_change_entry(user: Any, entry: ContactEntry) -> bool:
    """Only the author corrects an entry, while acting for the same side still."""
    own = entry.employer_id if entry.author_side == Side.EMPLOYER else entry.mso_id
    return entry.author_id == user.pk and own in organisation_ids(user)


def can_write_note(user: Any, owner: Organisation) -> bool:
    """Private notes are written and read by the own organisation; never by the ministry about others."""
    return represents_organisation(user, owner)


def can_read_note(user: Any, note: PrivateNote) -> bool:
    """Private notes are read by the own organisation only."""
    return note.owner_id in organisation_ids(user)


def can_see_request_numbers(user: Any) -> bool:
    """The ministry sees how many requests there are, never which."""
    return is_ministry(user)
