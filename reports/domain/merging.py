"""What merging two organisations does to their reports and their membership in the network."""

from typing import Any

from django.utils.translation import gettext as _

from partners.domain.merging import Handling, moves, register_handling
from partners.domain.merging.handling import drop
from partners.domain.merging.ledger import Ledger
from partners.models import Organisation
from reports.enums import DeclarationState
from reports.models import Declaration, Report


def register_handlings() -> None:
    """Declare every relation of this app."""
    register_handling(
        "reports.networkmembership.organisation",
        moves("organisation_id", conflict=join_memberships, objection=why_memberships_collide, keeps_values=True),
    )
    register_handling("reports.report.organisation", reports())
    register_handling(
        "reports.indicator.organisation",
        moves("organisation_id", "name", conflict=join_indicators, keeps_values=True),
    )


def reports() -> Handling:
    """Reports move with all that belongs to them; two about one period cannot be made one by a machine."""
    return moves(objection=why_reports_collide)


def why_reports_collide(source: Organisation, target: Organisation) -> str:
    """Return the sentence that names the periods about which both have a report, "" if there is none."""
    theirs = Report.objects.filter(organisation=source).values("period")
    years = Report.objects.filter(organisation=target, period__in=theirs).values_list("period__year", flat=True)
    listed = ", ".join(str(year) for year in sorted(years))
    if not listed:
        return ""
    return _("Both have a report for %(years)s. Two reports about the same period cannot be made one.") % {
        "years": listed
    }


def why_memberships_collide(source: Organisation, target: Organisation) -> str:
    """Return a sentence when both have a declaration that has not ended, "" otherwise."""
    running = Declaration.objects.exclude(state=DeclarationState.ENDED)
    if running.filter(membership__organisation__in=[source, target]).count() > 1:
        return _("Both have a declaration to the partner network. End one of them before they are merged.")
    return ""


def join_indicators(ledger: Ledger, row: Any, present: Any) -> None:
    """Make one indicator of two with the same name; each value keeps what it says of its unit, basis and way."""
    for value in row.values.select_for_update().order_by("pk"):
        ledger.change(value, indicator_id=present.pk)
    for part in row.parts.select_for_update().order_by("pk"):
        ledger.change(part, part_of_id=present.pk)
    drop(ledger, row, present)


def join_memberships(ledger: Ledger, row: Any, present: Any) -> None:
    """Make one membership of two: it lasts as long as either, and has the declarations of both."""
    ledger.change(
        present,
        since=min(row.since, present.since) if row.since and present.since else row.since or present.since,
        until=max(row.until, present.until) if row.until and present.until else None,
    )
    for declaration in row.declarations.select_for_update().order_by("pk"):
        ledger.change(declaration, membership_id=present.pk)
    drop(ledger, row, present)
