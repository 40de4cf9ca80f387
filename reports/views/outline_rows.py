"""The parts of a brochure as the page of an edition lists them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.domain.printed_indicators import has_indicators
from reports.enums import EditionSection, EditionTextKind
from reports.models import Contribution, Edition, EditionText


@dataclass(frozen=True)
class OutlineRow:
    """A part of the brochure, and the pages of it that can be seen on their own."""

    value: str
    label: str | Promise
    parts: tuple[tuple[str, str | Promise], ...]


def outline_rows(edition: Edition, articles: list[EditionText]) -> list[OutlineRow]:
    """Return the parts in their order. Two queries."""
    reports = edition.period.reports.accepted()
    written = Contribution.objects.filter(report__in=reports, words__gt=0)
    areas = sorted(set(written.order_by().values_list("focus_area", flat=True).distinct()))
    greetings = [each for each in articles if each.kind == EditionTextKind.GREETING and each.text]
    parts: dict[str, tuple[tuple[str, str | Promise], ...]] = {
        EditionSection.IMPRINT: (("umschlag", _("Cover")), ("impressum", _("Imprint"))),
        EditionSection.GREETINGS: tuple(
            (f"grusswort-{number}", str(number)) for number in range(1, len(greetings) + 1)
        ),
        EditionSection.ABOUT: (("netzwerk", "PDF"),),
        EditionSection.CHAPTERS: tuple((f"kapitel-{area}", str(area)) for area in areas),
        EditionSection.INDICATORS: (("kennzahlen", "PDF"),) if has_indicators(edition.period) else (),
        EditionSection.PARTNERS: (("partner", "PDF"),),
        EditionSection.ERRATA: (("berichtigung", "PDF"),) if edition.corrects_id else (),
    }
    return [OutlineRow(each, EditionSection(each).label, parts.get(each, ())) for each in edition.sections]
