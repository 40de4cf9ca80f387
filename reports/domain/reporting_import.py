"""Storing a checked import file: all of it or nothing, the same file twice only once."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.models import Organisation
from reports.enums import PeriodState
from reports.models import Contribution, ContributionVersion, Figure, Report, ReportingPeriod

from .edition import ensure_edition
from .import_format import ImportedContribution, ImportedFigure, ImportRefused, Problem, ReportFile
from .imported_texts import store_texts
from .partner_matching import add_partner, ensure_membership, match_partners
from .periods import close_period, create_period, open_period
from .queries import working_version
from .reports import accept_report, return_report, submit_report

ADVISORY_LOCK = 7_202_101

OnPartner = Callable[[int, int, str], None]


@dataclass
class ImportResult:
    """What an import did; numbers of rows."""

    period: ReportingPeriod
    organisations_added: int = 0
    reports_added: int = 0
    reports_changed: int = 0
    reports_unchanged: int = 0
    contributions: int = 0
    figures: int = 0
    texts_changed: int = 0
    warnings: tuple[Problem, ...] = field(default=())

    @property
    def changed_anything(self) -> bool:
        """Say whether the database differs from before."""
        return bool(self.reports_added or self.reports_changed or self.texts_changed or self.organisations_added)


def import_reports(
    file: ReportFile, *, dry_run: bool = False, on_partner: OnPartner = lambda _done, _total, _name: None
) -> ImportResult:
    """Store the reports as accepted, with their figures and the texts of the edition, in one transaction.

    A report that people have edited in the portal is never overwritten. ``dry_run`` does everything and takes it
    back. ``on_partner`` is told how many of how many partners are done.

    Raises ``ImportRefused`` with every problem; nothing is stored then.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        result = _Import(file, on_partner).run()
        if dry_run:
            transaction.set_rollback(True)
    return result


class _Import:
    """One run: problems are collected first, so that all are named."""

    def __init__(self, file: ReportFile, on_partner: OnPartner) -> None:
        self.file = file
        self.on_partner = on_partner
        self.problems: list[Problem] = []

    def run(self) -> ImportResult:
        matched, ambiguous = match_partners(self.file.partners)
        self.problems += ambiguous
        period = self._known_period()
        by_partner: dict[str, list[ImportedContribution]] = {each.name: [] for each in self.file.partners}
        for contribution in self.file.contributions:
            by_partner[contribution.partner].append(contribution)
        stored = self._stored_reports(period)
        changed = set()
        for name, contributions in by_partner.items():
            report = stored.get(matched[name].pk) if name in matched else None
            if contributions and (report is None or _differs(report, contributions)):
                changed.add(name)
                if report is not None:
                    self._check_overwriting(report, contributions)
        if period is not None and period.state == PeriodState.PUBLISHED and changed:
            self.problems.append(
                Problem("", _("The brochure of %(year)d is published; its reports stay.") % {"year": period.year})
            )
        if self.problems:
            raise ImportRefused(self.problems)
        return self._store(period, matched, by_partner, changed, stored)

    def _known_period(self) -> ReportingPeriod | None:
        file = self.file
        period = ReportingPeriod.objects.select_for_update(of=("self",)).filter(year=file.year).first()
        if period is None:
            overlapping = ReportingPeriod.objects.filter(start__lte=file.end, end__gte=file.start).first()
            if overlapping is not None:
                sentence = _("The period overlaps with the period %(year)d (%(start)s to %(end)s).")
                self.problems.append(Problem("reporting_period", sentence % _dates(overlapping)))
        elif (period.start, period.end) != (file.start, file.end):
            sentence = _("The period %(year)d is known with other dates: %(start)s to %(end)s.")
            self.problems.append(Problem("reporting_period", sentence % _dates(period)))
        elif period.state == PeriodState.PLANNED:
            sentence = _("The period %(year)d is only planned. Open it first.")
            self.problems.append(Problem("reporting_period", sentence % _dates(period)))
        return period

    def _stored_reports(self, period: ReportingPeriod | None) -> dict[int, Report]:
        if period is None:
            return {}
        reports = Report.objects.filter(period=period).select_for_update(of=("self",)).select_related("organisation")
        return {each.organisation_id: each for each in reports.prefetch_related("contributions__figures")}

    def _check_overwriting(self, report: Report, contributions: list[ImportedContribution]) -> None:
        """What people wrote in the portal is not replaced by a file."""
        edited = _last_edited(report)
        if edited is not None:
            sentence = _("%(person)s edited this report in the portal on %(day)s; the file would overwrite that.")
            values = {"person": edited.author, "day": date_format(edited.at, "SHORT_DATE_FORMAT")}
        elif not report.on_behalf:
            sentence, values = _("The partner has begun a report of its own in the portal."), {}
        else:
            return
        self.problems.append(
            Problem(contributions[0].place.partition(".")[0], sentence % values, report.organisation.name)
        )

    def _store(
        self,
        period: ReportingPeriod | None,
        matched: dict[str, Organisation],
        by_partner: dict[str, list[ImportedContribution]],
        changed: set[str],
        stored: dict[int, Report],
    ) -> ImportResult:
        file, is_new = self.file, period is None
        if period is None:
            period = create_period(year=file.year, start=file.start, end=file.end, actor=None)
            open_period(period, actor=None, reason=_("Imported from a file"), announce=False)
        result = ImportResult(period, warnings=file.warnings)
        edition = ensure_edition(period)
        for done, partner in enumerate(file.partners, start=1):
            organisation = matched.get(partner.name)
            if organisation is None:
                organisation = add_partner(partner)
                result.organisations_added += 1
            ensure_membership(organisation, partner.kind)
            contributions = by_partner[partner.name]
            if partner.name in changed:
                known = stored.get(organisation.pk)
                _store_report(period, organisation, known, contributions)
                result.reports_added += known is None
                result.reports_changed += known is not None
            else:
                result.reports_unchanged += bool(contributions)
            result.contributions += len(contributions)
            result.figures += sum(len(each.figures) for each in contributions)
            self.on_partner(done, len(file.partners), partner.name)
        result.texts_changed = store_texts(edition, file)
        if is_new:
            close_period(period, actor=None, reason=_("Imported from a file"))
        return result


def _store_report(
    period: ReportingPeriod, organisation: Organisation, report: Report | None, wanted: list[ImportedContribution]
) -> None:
    """Write the contributions and take the report the usual way to acceptance, as the history then tells."""
    if report is None:
        report = Report.objects.create(period=period, organisation=organisation, on_behalf=True)
    elif not report.is_editable:
        return_report(report, actor=None, reason=_("A changed file was imported"), tell=False)
    known: dict[int, Contribution] = {each.focus_area: each for each in report.contributions.all()}
    for each in wanted:
        _store_contribution(known.get(each.focus_area) or Contribution(report=report), each)
    for area in set(known) - {each.focus_area.value for each in wanted}:
        _write(known[area], "")
        known[area].figures.all().delete()
    submit_report(report, actor=None)
    accept_report(report, actor=None, tell=False)


def _last_edited(report: Report) -> ContributionVersion | None:
    """The last version that a person wrote, the working text among them."""
    working = report.contributions.filter(in_work=True, edited_by__isnull=False).order_by("-edited_at").first()
    if working is not None:
        return working_version(working)
    return (
        ContributionVersion.objects.filter(contribution__report=report, author__isnull=False)
        .order_by("-at")
        .select_related("author")
        .first()
    )


def _store_contribution(contribution: Contribution, wanted: ImportedContribution) -> None:
    contribution.focus_area = wanted.focus_area
    _write(contribution, wanted.text)
    contribution.figures.all().delete()
    Figure.objects.bulk_create(
        Figure(
            contribution=contribution,
            indicator=each.indicator,
            value=each.value,
            value_max=each.value_max,
            unit=each.unit,
            reference=each.reference,
            qualifier=each.qualifier,
            quote=each.quote,
            note=each.note,
        )
        for each in wanted.figures
    )


def _write(contribution: Contribution, text: str) -> None:
    if contribution.pk and contribution.text == text:
        return
    contribution.text = text
    contribution.version += 1
    contribution.revision += 1
    contribution.in_work = False
    contribution.edited_by, contribution.edited_at = None, timezone.now()
    contribution.taken_over_from = None
    contribution.save()
    ContributionVersion.objects.create(contribution=contribution, number=contribution.version, text=text)


def _differs(report: Report, wanted: list[ImportedContribution]) -> bool:
    stored = {
        each.focus_area: (each.text, tuple(_figure_values(figure) for figure in each.figures.all()))
        for each in report.contributions.all()
        if each.text
    }
    return stored != {
        each.focus_area.value: (each.text, tuple(_figure_values(figure) for figure in each.figures)) for each in wanted
    }


def _figure_values(figure: Figure | ImportedFigure) -> tuple[object, ...]:
    return (
        figure.indicator,
        figure.value,
        figure.value_max,
        figure.unit,
        figure.reference,
        figure.qualifier,
        figure.quote,
        figure.note,
    )


def _dates(period: ReportingPeriod) -> dict[str, object]:
    return {"year": period.year, "start": period.start.isoformat(), "end": period.end.isoformat()}
