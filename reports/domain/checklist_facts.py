"""What the rules of two checklists ask for: those of joining the network and of the yearly report."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from checklists.domain.facts_of_others import register_facts
from checklists.models import Checklist
from checklists.rules.facts import AccessionFacts, MeasureSeen, ReportFacts
from reports.models import Attachment, Declaration, Figure, Measure, Report, ReportingPeriod
from reports.states.declaration import sides_that_agree

from .accession.terms import milestones_in_force
from .preflight import findings_of_report, summarise
from .progress import progress_of

ACCESSION = "network-accession"
YEARLY_REPORT = "yearly-report"


def register_checklist_facts() -> None:
    """Let the checklists read what this app knows."""
    register_facts(ACCESSION, accession_facts)
    register_facts(YEARLY_REPORT, report_facts)


def accession_facts(checklist: Checklist, _today: date) -> AccessionFacts:
    """Return what is known of the newest declaration of an organisation. Five queries at most."""
    declaration = Declaration.objects.filter(membership__organisation__in=_owners(checklist)).first()
    if declaration is None:
        return AccessionFacts()
    return AccessionFacts(
        state=declaration.state,
        has_wording=bool(declaration.wording.strip()),
        measures=tuple(_seen(each) for each in declaration.measures.in_force().prefetch_related("milestones")),
        agreed=frozenset(sides_that_agree(declaration)),
        had_agreed=declaration.agreements.exists(),
        is_published=declaration.published_at is not None,
    )


def _seen(measure: Measure) -> MeasureSeen:
    days = [each.due_on for each in milestones_in_force(measure)]
    return MeasureSeen(measure.number, len(days), measure.ends_on, max(days, default=None))


def report_facts(checklist: Checklist, _today: date) -> ReportFacts:
    """Return what is known of the report of a partner about the year of its list. A fixed number of queries."""
    period = ReportingPeriod.objects.filter(year=checklist.year or 0).first()
    if period is None:
        return ReportFacts()
    report = Report.objects.filter(period=period, organisation__in=_owners(checklist)).select_related("period").first()
    if report is None:
        return ReportFacts(deadline=period.deadline)
    sheet = progress_of(report)
    figures = Figure.objects.filter(contribution__report=report)
    pictures = Attachment.objects.filter(report=report)
    return ReportFacts(
        state=report.state,
        deadline=period.deadline,
        submitted_on=timezone.localdate(report.submitted_at) if report.submitted_at else None,
        areas_written=report.contributions.filter(words__gt=0).count(),
        measures=len(sheet.measures),
        measures_told=sum(bool(row.now.progress) for row in sheet.measures),
        milestones_due=len(sheet.due),
        milestones_told=sum(bool(each.now.progress) for _measure, each in sheet.due),
        figures=figures.count(),
        figures_incomplete=figures.filter(Q(unit="") | Q(reference="")).count(),
        pictures=pictures.count(),
        pictures_lacking=pictures.lacking().count(),
        findings=summarise(findings_of_report(report)).open,
    )


def _owners(checklist: Checklist) -> set[Any]:
    """The organisation of the list, and the one it was merged into."""
    owner: Any = checklist.organisation
    return {owner.pk, owner.merged_into_id or owner.pk}
