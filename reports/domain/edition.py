"""Collecting what is printed into the frozen data of the renderers. Beyond this point there is no ORM."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import Organisation
from reports.enums import EditionTextKind, FocusArea
from reports.models import Contribution, Edition, EditionText, Erratum, Figure, NetworkMembership, Report
from reports.models import ReportingPeriod as Period
from reports.renderers.data import (
    ChapterData,
    ContributionData,
    EditionData,
    ErratumData,
    GreetingData,
    GuestArticleData,
    PartnerEntry,
    PartnerReportData,
    PartnerSectionData,
)

from .collation import german_sort_key
from .figures import pulled_out
from .printed_indicators import printed_indicators, printed_lines
from .printed_names import EDITION_SUBTITLE, EDITION_TITLE, FOCUS_AREAS, PARTNER_KINDS
from .printed_pictures import PicturesOfReports, pictures_of_reports, pictures_of_text
from .printed_progress import printed_measures


class NothingToPrint(Exception):
    """There is no text that could be printed; the message is a sentence for people."""


@dataclass(frozen=True)
class Collected:
    """What is printed, and the version of every text that went into it."""

    data: EditionData
    sources: dict[str, Any]


@dataclass(frozen=True)
class _Rows:
    """What the database has for one edition."""

    contributions: list[Contribution]
    texts: list[EditionText]
    errata: list[Erratum]
    pictures: PicturesOfReports

    def text_of(self, contribution: Contribution) -> str:
        """The partner's text, or the last correction of it."""
        corrected = [each for each in self.errata if each.contribution_id == contribution.pk and each.corrected_text]
        return corrected[-1].corrected_text if corrected else contribution.text


def ensure_edition(period: Period) -> Edition:
    """Return the latest edition of ``period``; the first is made with the usual titles when there is none."""
    latest = period.editions.select_related("period").order_by("-number").first()
    if latest is not None:
        return latest
    return Edition.objects.get_or_create(
        period=period, number=1, defaults={"title": EDITION_TITLE, "subtitle": EDITION_SUBTITLE}
    )[0]


def collect_edition(edition: Edition) -> EditionData:
    """Return what is printed. Raises ``NothingToPrint``."""
    return collect_with_sources(edition).data


def collect_with_sources(edition: Edition) -> Collected:
    """Return all accepted contributions and the texts of the edition, partners in alphabetical order.

    The date of the edition is the day of its last change, so that the same content gives the same bytes.
    Costs a fixed number of queries. Raises ``NothingToPrint``.
    """
    period = edition.period
    contributions = _printable_contributions(period)
    if not contributions:
        raise NothingToPrint(
            _("No report of %(period)s is accepted yet, so there is nothing to print.") % {"period": period}
        )
    texts = list(edition.texts.prefetch_related("pictures"))
    errata = list(
        Erratum.objects.filter(edition__period=period, edition__number__lte=edition.number)
        .select_related("edition", "contribution__report__organisation")
        .order_by("edition__number", "pk")
    )
    reports = {each.report_id: each.report for each in contributions}
    rows = _Rows(contributions, texts, errata, pictures_of_reports(reports.keys()))
    kinds = _kinds(report.organisation_id for report in reports.values())
    partners = sorted(reports.values(), key=lambda each: german_sort_key(each.organisation.name))
    moments = [edition.updated_at, *(each.updated_at for each in (*texts, *errata))]
    moments += [report.accepted_at for report in reports.values() if report.accepted_at]
    data = EditionData(
        title=edition.title,
        subtitle=edition.subtitle,
        year=period.year,
        period_start=period.start,
        period_end=period.end,
        build_date=_day(moments),
        publisher=settings.PUBLISHER,
        chapters=tuple(_chapters(rows)),
        partners=tuple(_partner_entry(each.organisation, kinds, rows.pictures.logos(each.pk)) for each in partners),
        greetings=tuple(
            GreetingData(title=each.title, text=each.text, author=each.author, pictures=pictures_of_text(each))
            for each in texts
            if each.kind == EditionTextKind.GREETING and each.text
        ),
        imprint=edition.imprint,
        about=edition.about,
        notice=edition.notice,
        number=edition.number,
        cover=edition.cover,
        sections=tuple(edition.sections),
        errata=tuple(_erratum(each) for each in errata),
        indicators=printed_indicators(period),
    )
    return Collected(data, _sources(rows))


def collect_partner_report(report: Report) -> PartnerReportData:
    """Return the report of one partner as it stands, whatever its state. Raises ``NothingToPrint``."""
    contributions = list(
        report.contributions.filter(words__gt=0).prefetch_related(Prefetch("figures", Figure.objects.order_by("pk")))
    )
    if not contributions:
        raise NothingToPrint(
            _("The report of %(partner)s has no text yet, so there is nothing to print.")
            % {"partner": report.organisation}
        )
    period = report.period
    pictures = pictures_of_reports([report.pk])
    moments = [report.accepted_at or report.created_at, *(each.updated_at for each in contributions)]
    return PartnerReportData(
        title=EDITION_TITLE,
        partner=_partner_entry(report.organisation, _kinds([report.organisation_id]), pictures.logos(report.pk)),
        year=period.year,
        period_start=period.start,
        period_end=period.end,
        build_date=_day(moments),
        publisher=settings.PUBLISHER,
        sections=tuple(
            PartnerSectionData(
                number=each.focus_area,
                title=FOCUS_AREAS[each.focus_area],
                contribution=_contribution(each, report.organisation, each.text, pictures),
            )
            for each in contributions
        ),
        measures=printed_measures(report),
        indicators=printed_lines(report),
    )


def key_of_contribution(contribution: Contribution, slug: str) -> str:
    """Return the target of links to a contribution."""
    return f"beitrag-{contribution.focus_area}-{slug}"


def _printable_contributions(period: Period) -> list[Contribution]:
    return sorted(
        Contribution.objects.filter(report__in=period.reports.accepted(), words__gt=0)
        .select_related("report__organisation__municipality")
        .prefetch_related(Prefetch("figures", Figure.objects.order_by("pk"))),
        key=lambda each: (each.focus_area, german_sort_key(each.report.organisation.name), each.pk),
    )


def _chapters(rows: _Rows) -> list[ChapterData]:
    """A chapter without introduction and contributions is left out; the others keep their numbers."""
    chapters = []
    for area in FocusArea:
        of_chapter = [each for each in rows.texts if each.focus_area == area]
        introduction = next((each for each in of_chapter if each.kind == EditionTextKind.INTRODUCTION), None)
        articles = [each for each in of_chapter if each.kind == EditionTextKind.GUEST_ARTICLE and each.text]
        own = [each for each in rows.contributions if each.focus_area == area]
        if not own and not articles and not (introduction and introduction.text):
            continue
        chapters.append(
            ChapterData(
                number=area.value,
                title=(introduction.title if introduction else "") or FOCUS_AREAS[area],
                introduction=introduction.text if introduction else "",
                contributions=tuple(_of_edition(each, rows) for each in own),
                guest_articles=tuple(
                    GuestArticleData(
                        key=f"gastbeitrag-{area.value}-{number}",
                        title=each.title,
                        author=each.author,
                        text=each.text,
                        editorial_note=each.editorial_note,
                        pictures=pictures_of_text(each),
                    )
                    for number, each in enumerate(articles, start=1)
                ),
            )
        )
    return chapters


def _of_edition(contribution: Contribution, rows: _Rows) -> ContributionData:
    return _contribution(contribution, contribution.report.organisation, rows.text_of(contribution), rows.pictures)


def _contribution(
    contribution: Contribution, partner: Organisation, text: str, pictures: PicturesOfReports
) -> ContributionData:
    return ContributionData(
        key=key_of_contribution(contribution, partner.slug),
        partner=partner.name,
        text=text,
        figures=pulled_out(contribution.figures.all()),
        pictures=pictures.of_contribution(contribution.report_id, contribution.focus_area),
        logos=pictures.logos(contribution.report_id),
    )


def _erratum(erratum: Erratum) -> ErratumData:
    found = erratum.contribution
    key = key_of_contribution(found, found.report.organisation.slug) if found is not None else ""
    return ErratumData(number=erratum.edition.number, place=erratum.place, change=erratum.change, key=key)


def _partner_entry(partner: Organisation, kinds: dict[int, str], logos: Any = ()) -> PartnerEntry:
    place = partner.municipality.name if partner.municipality else ""
    return PartnerEntry(
        name=partner.name,
        kind=PARTNER_KINDS[kinds.get(partner.pk, "other")],
        place="" if place in partner.name else place,
        url=partner.website,
        slug=partner.slug,
        logos=logos,
    )


def _kinds(organisations: Any) -> dict[int, str]:
    members = NetworkMembership.objects.filter(organisation__in=list(organisations))
    return dict(members.values_list("organisation", "kind"))


def _sources(rows: _Rows) -> dict[str, Any]:
    """Which version of which text is printed: contributions by their key, the ministry's texts by their number."""
    return {
        "contributions": {
            key_of_contribution(each, each.report.organisation.slug): {
                "report": each.report_id,
                "contribution": each.pk,
                "version": each.version,
            }
            for each in rows.contributions
        },
        "texts": {str(each.pk): each.updated_at.isoformat() for each in rows.texts},
        "errata": [each.pk for each in rows.errata],
    }


def _day(moments: list[datetime]) -> date:
    return timezone.localdate(max(moments))
