"""Collecting what is printed into the frozen data of the renderers. Beyond this point there is no ORM."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.models import Organisation
from reports.enums import EditionTextKind, FocusArea
from reports.models import Contribution, Edition, EditionText, Figure, NetworkMembership, Report, ReportingPeriod
from reports.renderers.data import (
    ChapterData,
    ContributionData,
    EditionData,
    GreetingData,
    GuestArticleData,
    PartnerEntry,
    PartnerReportData,
    PartnerSectionData,
)

from .collation import german_sort_key
from .figures import pulled_out
from .printed_names import EDITION_SUBTITLE, EDITION_TITLE, FOCUS_AREAS, PARTNER_KINDS


class NothingToPrint(Exception):
    """There is no text that could be printed; the message is a sentence for people."""


def ensure_edition(period: ReportingPeriod) -> Edition:
    """Return the edition of ``period``, made with the usual titles when there is none."""
    return Edition.objects.get_or_create(
        period=period, defaults={"title": EDITION_TITLE, "subtitle": EDITION_SUBTITLE}
    )[0]


def collect_edition(edition: Edition) -> EditionData:
    """Return all accepted contributions and the texts of the edition, partners in alphabetical order.

    The date of the edition is the day of its last change, so that the same content gives the same bytes.
    Costs six queries. Raises ``NothingToPrint``.
    """
    period = edition.period
    contributions = _accepted_contributions(period)
    if not contributions:
        raise NothingToPrint(
            _("No report of %(period)s is accepted yet, so there is nothing to print.") % {"period": period}
        )
    texts = list(edition.texts.all())
    reports = {each.report_id: each.report for each in contributions}
    kinds = _kinds(report.organisation_id for report in reports.values())
    partners = sorted((report.organisation for report in reports.values()), key=lambda each: german_sort_key(each.name))
    moments = [edition.updated_at, *(text.updated_at for text in texts)]
    moments += [report.accepted_at for report in reports.values() if report.accepted_at]
    return EditionData(
        title=edition.title,
        subtitle=edition.subtitle,
        year=period.year,
        period_start=period.start,
        period_end=period.end,
        build_date=_day(moments),
        publisher=settings.PUBLISHER,
        chapters=tuple(_chapters(contributions, texts)),
        partners=tuple(_partner_entry(each, kinds) for each in partners),
        greetings=tuple(
            GreetingData(title=each.title, text=each.text, author=each.author)
            for each in texts
            if each.kind == EditionTextKind.GREETING and each.text
        ),
        imprint=edition.imprint,
    )


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
    moments = [report.accepted_at or report.created_at, *(each.updated_at for each in contributions)]
    return PartnerReportData(
        title=EDITION_TITLE,
        partner=_partner_entry(report.organisation, _kinds([report.organisation_id])),
        year=period.year,
        period_start=period.start,
        period_end=period.end,
        build_date=_day(moments),
        publisher=settings.PUBLISHER,
        sections=tuple(
            PartnerSectionData(
                number=each.focus_area,
                title=FOCUS_AREAS[each.focus_area],
                contribution=_contribution(each, report.organisation),
            )
            for each in contributions
        ),
    )


def _accepted_contributions(period: ReportingPeriod) -> list[Contribution]:
    return sorted(
        Contribution.objects.filter(report__in=period.reports.accepted(), words__gt=0)
        .select_related("report__organisation__municipality")
        .prefetch_related(Prefetch("figures", Figure.objects.order_by("pk"))),
        key=lambda each: (each.focus_area, german_sort_key(each.report.organisation.name), each.pk),
    )


def _chapters(contributions: list[Contribution], texts: list[EditionText]) -> list[ChapterData]:
    """A chapter without introduction and contributions is left out; the others keep their numbers."""
    chapters = []
    for area in FocusArea:
        of_chapter = [each for each in texts if each.focus_area == area]
        introduction = next((each for each in of_chapter if each.kind == EditionTextKind.INTRODUCTION), None)
        articles = [each for each in of_chapter if each.kind == EditionTextKind.GUEST_ARTICLE and each.text]
        own = [each for each in contributions if each.focus_area == area]
        if not own and not articles and not (introduction and introduction.text):
            continue
        chapters.append(
            ChapterData(
                number=area.value,
                title=(introduction.title if introduction else "") or FOCUS_AREAS[area],
                introduction=introduction.text if introduction else "",
                contributions=tuple(_contribution(each, each.report.organisation) for each in own),
                guest_articles=tuple(
                    GuestArticleData(
                        key=f"gastbeitrag-{area.value}-{number}",
                        title=each.title,
                        author=each.author,
                        text=each.text,
                        editorial_note=each.editorial_note,
                    )
                    for number, each in enumerate(articles, start=1)
                ),
            )
        )
    return chapters


def _contribution(contribution: Contribution, partner: Organisation) -> ContributionData:
    return ContributionData(
        key=f"beitrag-{contribution.focus_area}-{partner.slug}",
        partner=partner.name,
        text=contribution.text,
        figures=pulled_out(contribution.figures.all()),
    )


def _partner_entry(partner: Organisation, kinds: dict[int, str]) -> PartnerEntry:
    place = partner.municipality.name if partner.municipality else ""
    return PartnerEntry(
        name=partner.name,
        kind=PARTNER_KINDS[kinds.get(partner.pk, "other")],
        place="" if place in partner.name else place,
        url=partner.website,
    )


def _kinds(organisations: Any) -> dict[int, str]:
    members = NetworkMembership.objects.filter(organisation__in=list(organisations))
    return dict(members.values_list("organisation", "kind"))


def _day(moments: list[datetime]) -> date:
    return timezone.localdate(max(moments))
