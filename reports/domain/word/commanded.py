"""Storing a Word file that reached the ministry another way: all of it or nothing, the same file twice only once."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.enums import Role
from partners.models import Organisation
from portal.shared.states import MoveRefused
from portal.shared.texts import check_text
from portal.shared.word.blocks import BlockKind, WordDocument
from reports.domain.contributions import save_contribution
from reports.domain.import_format import ImportedPartner, ImportRefused, Problem
from reports.domain.partner_matching import match_partners
from reports.domain.reports import accept_report, return_report, submit_report
from reports.enums import FocusArea
from reports.models import Contribution, ContributionVersion, Report, ReportingPeriod
from reports.states.report import writing_refusal

from .reading import WordRefused, read_file
from .splitting import LEFT_OUT, areas_of, named_areas, propose_cuts
from .texts import texts_by_area

OnStep = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class CommandedResult:
    """What came of it: the report, the areas of the file, those that changed, what was read."""

    report: Report
    areas: tuple[FocusArea, ...]
    changed: tuple[FocusArea, ...]
    document: WordDocument
    introduction: str


def import_report_file(
    content: bytes,
    *,
    partner: str,
    year: int,
    dry_run: bool = False,
    on_step: OnStep = lambda _done, _total, _what: None,
) -> CommandedResult:
    """Store the texts of a Word file as the accepted report of ``partner``, entered on behalf of it.

    Focus areas that the file does not have stay as they are. What people have edited in the portal is not overwritten.

    Raises ``ImportRefused`` with every problem; nothing is stored then.
    """
    on_step(0, 3, _("Reading the file"))
    try:
        document = read_file(content)
    except WordRefused as refused:
        raise ImportRefused([Problem("", str(refused))]) from None
    cuts = propose_cuts(document.blocks)
    texts = texts_by_area(document, cuts)
    problems = [*_problems_of_headings(document, cuts), *_problems_of_texts(texts, partner)]
    on_step(1, 3, _("Checking the texts"))
    with transaction.atomic():
        organisation, unknown = _partner(partner)
        period = ReportingPeriod.objects.select_for_update(of=("self",)).filter(year=year).first()
        problems += unknown
        if period is None:
            problems.append(Problem("--period", _("There is no reporting period %(year)d.") % {"year": year}))
        if problems or organisation is None or period is None:
            raise ImportRefused(problems)
        wanted = {FocusArea(area): text for area, text in texts.items() if area != LEFT_OUT}
        on_step(2, 3, _("Storing the texts"))
        report, changed = _store(period, organisation, wanted)
        if dry_run:
            transaction.set_rollback(True)
    on_step(3, 3, _("Done"))
    return CommandedResult(report, tuple(wanted), changed, document, texts.get(LEFT_OUT, ""))


def _problems_of_headings(document: WordDocument, cuts: dict[int, int]) -> list[Problem]:
    """Text after a heading that names no focus area has no place; a title page before the first one may be left out."""
    blocks = document.blocks
    named = named_areas(blocks)
    if not named:
        return [Problem("", _("No heading names a focus area."))]
    areas = areas_of(cuts, len(blocks))
    first = min(named)
    return [
        Problem(_("Word file"), _("The heading names no focus area; its text would be lost."), blocks[index].text)
        for index in cuts
        if index > first and areas[index] == LEFT_OUT and blocks[index].kind == BlockKind.HEADING
    ]


def _problems_of_texts(texts: dict[int, str], partner: str) -> list[Problem]:
    problems = []
    for area, text in texts.items():
        subject = _("%(partner)s, focus area %(area)s") % {"partner": partner, "area": area}
        problems += [
            Problem(_("Word file"), problem, subject) for problem in check_text(text).problems if area != LEFT_OUT
        ]
    return problems


def _partner(name: str) -> tuple[Organisation | None, list[Problem]]:
    found, problems = match_partners([ImportedPartner(name, "")])
    organisation = found.get(name)
    if problems:
        return None, problems
    if organisation is None:
        return None, [Problem("--partner", _("The directory knows no organisation of this name."), name)]
    if Role.NETWORK_PARTNER not in organisation.roles:
        return None, [Problem("--partner", _("This organisation is no partner of the network."), name)]
    return organisation, []


def _store(
    period: ReportingPeriod, organisation: Organisation, wanted: dict[FocusArea, str]
) -> tuple[Report, tuple[FocusArea, ...]]:
    known = Report.objects.select_for_update(of=("self",)).filter(period=period, organisation=organisation).first()
    present = {each.focus_area: each for each in known.contributions.all()} if known is not None else {}
    changed = tuple(area for area, text in wanted.items() if area not in present or present[area].text != text)
    if known is not None and not changed:
        return known, ()
    if known is not None:
        _refuse_overwriting(known, [present[area] for area in changed if area in present])
    report = known or Report.objects.create(period=period, organisation=organisation, on_behalf=True)
    try:
        if not report.is_editable:
            return_report(report, actor=None, reason=_("A changed file was imported"))
        if refusal := writing_refusal(Report.objects.select_related("period").get(pk=report.pk)):
            raise ImportRefused([Problem("--period", refusal, organisation.name)])
        for area in changed:
            revision = present[area].revision if area in present else 0
            save_contribution(report, area, wanted[area], expected_revision=revision, author=None)
        submit_report(report, actor=None)
        accept_report(report, actor=None)
    except MoveRefused as refused:
        raise ImportRefused([Problem("--period", str(refused), organisation.name)]) from None
    return report, changed


def _refuse_overwriting(report: Report, contributions: list[Contribution]) -> None:
    """What people wrote in the portal is not replaced by a file."""
    if not report.on_behalf:
        raise ImportRefused(
            [
                Problem(
                    "--partner", _("The partner has begun a report of its own in the portal."), report.organisation.name
                )
            ]
        )
    edited = ContributionVersion.objects.filter(contribution__in=contributions, author__isnull=False)
    last = edited.order_by("-at").select_related("author").first()
    typed = next((each for each in contributions if each.in_work and each.edited_by is not None), None)
    if typed is not None or last is not None:
        person = typed.edited_by if typed is not None else last.author if last is not None else None
        at = typed.updated_at if typed is not None else last.at if last is not None else report.updated_at
        sentence = _("%(person)s edited this report in the portal on %(day)s; the file would overwrite that.")
        values = {"person": person, "day": date_format(at, "SHORT_DATE_FORMAT")}
        raise ImportRefused([Problem("--partner", sentence % values, report.organisation.name)])
