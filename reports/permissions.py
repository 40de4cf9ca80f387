"""Who may do what with reports, editions and builds. ``tests/access`` checks it for every address.

The predicates answer *who*; whether the moment is right is asked of ``states``.
Being a system administrator gives no right here.
"""

from typing import Any

from partners.enums import Role
from partners.models import (
    Organisation,
    headed_organisation_ids,
    is_ministry,
    leads_ministry,
    organisation_ids,
)

from .enums import DeclarationSide, ReportState, ReviewSide
from .models import Declaration, Edition, Report


def can_see_reports(user: Any) -> bool:
    """Reports concern the partners of the state initiative and the ministry."""
    return is_ministry(user) or bool(organisation_ids(user, Role.NETWORK_PARTNER))


def can_see_state_overview(user: Any) -> bool:
    """Numbers of the whole state, and the titles, parties, states and dates behind them, are for the ministry."""
    return is_ministry(user)


def represents_partner(user: Any, report: Report) -> bool:
    """Say whether ``user`` acts for the organisation that reports."""
    return report.organisation_id in organisation_ids(user)


def can_start_report(user: Any, organisation: Organisation) -> bool:
    """A partner starts its own report; the ministry may enter one that was sent another way."""
    if Role.NETWORK_PARTNER not in organisation.roles:
        return False
    return organisation.pk in organisation_ids(user) or is_ministry(user)


def can_view_report(user: Any, report: Report) -> bool:
    """The partner sees its own, the ministry what was submitted once or what it entered itself."""
    if represents_partner(user, report):
        return True
    return is_ministry(user) and (report.on_behalf or report.state != ReportState.DRAFT)


def can_write_report(user: Any, report: Report) -> bool:
    """The partner writes; the ministry only in a report that it entered on behalf of the partner."""
    return represents_partner(user, report) or (report.on_behalf and is_ministry(user))


def can_submit_report(user: Any, report: Report) -> bool:
    """Whoever may write may submit."""
    return can_write_report(user, report)


def can_return_report(user: Any, report: Report) -> bool:
    """Only the ministry gives a report back."""
    return is_ministry(user) and can_view_report(user, report)


def can_accept_report(user: Any, report: Report) -> bool:
    """Only the ministry accepts."""
    return can_return_report(user, report)


def can_release_report(user: Any, report: Report) -> bool:
    """The head of the partner releases the final text; the ministry only what it entered on behalf of the partner."""
    if report.organisation_id in headed_organisation_ids(user):
        return True
    return report.on_behalf and is_ministry(user)


def commenting_side(user: Any, report: Report) -> ReviewSide | None:
    """Return for which side ``user`` may comment now: the ministry while it reviews, the partner while it answers."""
    if report.state == ReportState.SUBMITTED and is_ministry(user):
        return ReviewSide.MINISTRY
    if report.state == ReportState.RETURNED and represents_partner(user, report):
        return ReviewSide.PARTNER
    return None


def can_leave_out_report(user: Any, report: Report) -> bool:
    """Only the ministry decides that a report is not in the brochure."""
    return can_return_report(user, report)


def can_manage_period(user: Any) -> bool:
    """The ministry plans, opens, closes and publishes periods."""
    return is_ministry(user)


def can_manage_indicators(user: Any) -> bool:
    """The ministry says what the network counts, and enters the values of the state."""
    return is_ministry(user)


def can_edit_edition(user: Any) -> bool:
    """The ministry edits title, imprint, greeting and introductions."""
    return is_ministry(user)


def is_second_person(user: Any, edition: Edition) -> bool:
    """Say whether somebody else than ``user`` changed the edition last."""
    return edition.prepared_by_id is not None and user.pk != edition.prepared_by_id


def can_release_edition(user: Any, edition: Edition) -> bool:
    """The ministry releases, but nobody what he or she changed last."""
    return can_edit_edition(user) and is_second_person(user, edition)


def can_build_brochure(user: Any) -> bool:
    """The ministry makes brochures."""
    return is_ministry(user)


def can_build_partner_report(user: Any, report: Report) -> bool:
    """Whoever may read a report may have it as a PDF."""
    return can_view_report(user, report)


def can_answer_finding(user: Any, report: Report) -> bool:
    """The partner and the ministry say of a finding that the text is correct as printed."""
    return can_view_report(user, report)


def can_manage_accessions(user: Any) -> bool:
    """The ministry begins accessions and sees all of them."""
    return is_ministry(user)


def can_view_declaration(user: Any, declaration: Declaration) -> bool:
    """The organisation and the ministry prepare a declaration together; nobody else sees it before it is public."""
    return is_ministry(user) or declaration.membership.organisation_id in organisation_ids(user)


def agreeing_sides(user: Any, declaration: Declaration) -> frozenset[str]:
    """Return for which sides ``user`` agrees to a draft: a side's head, not its editors."""
    is_head = declaration.membership.organisation_id in headed_organisation_ids(user)
    sides = {DeclarationSide.PARTNER} if is_head else set()
    return frozenset(sides | ({DeclarationSide.MINISTRY} if leads_ministry(user) else set()))


def can_record_signatures(user: Any) -> bool:
    """The ministry keeps the signed paper, so it records who signed and files the copy; it records amendments too."""
    return is_ministry(user)


def can_publish_measures(user: Any, declaration: Declaration) -> bool:
    """Either side's head says whether everybody may read the measures."""
    return bool(agreeing_sides(user, declaration))


def can_end_declaration(user: Any) -> bool:
    """A lead of the ministry records that a membership has ended."""
    return leads_ministry(user)
