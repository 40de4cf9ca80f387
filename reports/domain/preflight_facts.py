"""Collecting reports into the frozen data that the rules of the preflight know."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q

from reports.enums import ReportState
from reports.models import Attachment, Contribution, ContributionVersion, Figure, Report, ReportingPeriod
from reports.permissions import can_write_report
from reports.rules.facts import AttachmentFacts, FigureFacts, LastYear, ReportFacts, TextFacts


def attachments_of(reports: Collection[int]) -> dict[int, tuple[AttachmentFacts, ...]]:
    """Return the pictures that lack words or rights, by report. One query."""
    found: dict[int, tuple[AttachmentFacts, ...]] = {}
    for each in Attachment.objects.lacking().filter(report__in=reports):
        rights = each.rights_holder if each.rights_basis else ""
        facts = AttachmentFacts(each.caption or each.get_kind_display(), each.alt, rights, each.focus_area or 0)
        found[each.report_id] = (*found.get(each.report_id, ()), facts)
    return found


def contributions_of(reports: Iterable[Report], reader: Any = None) -> dict[int, list[Contribution]]:
    """Return the texts of the reports by report, with their figures, as ``reader`` may see them. Three queries.

    Who may not write in a returned report sees what was handed in, not what is being written since. ``reader`` None
    stands for a command of the system, which sees what is stored.
    """
    known = {each.pk: each for each in reports}
    found: dict[int, list[Contribution]] = {pk: [] for pk in known}
    contributions = (
        Contribution.objects.filter(report__in=known)
        .order_by("report", "focus_area")
        .prefetch_related(Prefetch("figures", Figure.objects.order_by("pk")))
    )
    handed_in = _handed_in([each for each in known.values() if reader is not None and _is_written_again(each, reader)])
    for each in contributions:
        each.report = known[each.report_id]
        if each.report_id in handed_in:
            each.text = handed_in[each.report_id].get(each.pk, "")
        if each.text.strip():
            found[each.report_id].append(each)
    return found


def _is_written_again(report: Report, reader: Any) -> bool:
    return report.state == ReportState.RETURNED and not can_write_report(reader, report)


def _handed_in(reports: list[Report]) -> dict[int, dict[int, str]]:
    """Return the texts that were submitted last, by report and contribution. One query."""
    texts: dict[int, dict[int, str]] = {each.pk: {} for each in reports}
    versions = (
        ContributionVersion.objects.filter(
            contribution__report__in=texts, at__lte=F("contribution__report__submitted_at")
        )
        .order_by("number")
        .values_list("contribution__report", "contribution", "text")
    )
    for report, contribution, text in versions if texts else ():
        texts[report][contribution] = text
    return texts


def report_facts(
    report: Report,
    texts: Iterable[TextFacts],
    last_year: LastYear | None,
    pictures: tuple[AttachmentFacts, ...] = (),
) -> ReportFacts:
    """Return what the rules know of one report."""
    period = report.period
    return ReportFacts(report.organisation.name, period.start, period.end, tuple(texts), last_year, pictures)


def text_facts(partner: str, contribution: Contribution, text: str | None = None) -> TextFacts:
    """Return what the rules know of one contribution; ``text`` stands for one that is not stored yet."""
    figures = tuple(_figure(each) for each in contribution.figures.all()) if contribution.pk else ()
    return TextFacts(partner, contribution.focus_area, contribution.text if text is None else text, figures)


def _figure(figure: Figure) -> FigureFacts:
    return FigureFacts(figure.indicator, str(figure.value), figure.unit, figure.reference, figure.quote)


def last_years(period_start: date, organisations: Collection[int]) -> dict[int, LastYear]:
    """Return the texts of the period before, by organisation; drafts that were never handed in stay out. One query."""
    before = ReportingPeriod.objects.filter(end__lt=period_start).order_by("-end").values("pk")[:1]
    rows = (
        Contribution.objects.filter(
            ~Q(report__state=ReportState.DRAFT), report__period__in=before, report__organisation__in=organisations
        )
        .order_by("report__organisation", "focus_area")
        .values_list("report__organisation", "report__period__year", "focus_area", "text", "report__organisation__name")
    )
    years: dict[int, int] = {}
    texts: dict[int, list[TextFacts]] = {}
    for organisation, year, area, text, partner in rows:
        years[organisation] = year
        texts.setdefault(organisation, []).append(TextFacts(partner, area, text))
    return {organisation: LastYear(years[organisation], tuple(each)) for organisation, each in texts.items()}
