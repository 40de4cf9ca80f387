"""The annual report of one partner: data to one HTML document for the PDF renderer."""

from dataclasses import dataclass, replace
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation

from portal.shared.cleaning import clean_line, clean_text
from reports.renderers.data import MeasureData, PartnerReportData
from reports.renderers.indicators import show_indicators
from reports.renderers.printed import PrintedContribution, for_print, print_contribution, print_pictures

TEMPLATE: Final = "reports/pdf/partner_report.html"


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A focus area with the partner's contribution, ready for the template."""

    number: int
    title: str
    contribution: PrintedContribution


def partner_report_html(report: PartnerReportData) -> str:
    """The annual report of one partner as one HTML document.

    Sections without text are left out. Page numbers are filled in by the PDF renderer.
    """
    report = replace(
        report,
        title=clean_line(report.title),
        publisher=clean_line(report.publisher),
        partner=replace(report.partner, name=clean_line(report.partner.name), place=clean_line(report.partner.place)),
    )
    sections = tuple(
        PrintedSection(
            number=section.number,
            title=clean_line(section.title),
            # Sub-headings follow the focus area, which is a heading of the first level here.
            contribution=print_contribution(section.contribution, heading_level=2),
        )
        for section in report.sections
        if section.contribution.text.strip()
    )
    context = {
        "document": report,
        "document_title": f"{report.title} {report.year}: {report.partner.name}",
        "report": report,
        "sections": sections,
        "measures": tuple(map(_cleaned, report.measures)),
        "indicators": show_indicators(report.indicators, report.language),
        "logos": print_pictures(report.partner.logos),
    }
    with translation.override(report.language):
        return for_print(render_to_string(TEMPLATE, context))


def _cleaned(measure: MeasureData) -> MeasureData:
    milestones = tuple(
        replace(each, title=clean_line(each.title), text=clean_text(each.text)) for each in measure.milestones
    )
    return replace(measure, title=clean_line(measure.title), text=clean_text(measure.text), milestones=milestones)
