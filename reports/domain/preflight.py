"""The preflight: what the rules find in reports, and what people answered to it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from partners.models import is_ministry
from portal.shared.states import MoveRefused
from reports.enums import FocusArea, PeriodState
from reports.models import Contribution, PreflightAnswer, Report, ReportingPeriod
from reports.permissions import can_answer_finding
from reports.rules.base import Finding, Rule, Severity
from reports.rules.registry import all_rules, check_report

from .preflight_facts import attachments_of, contributions_of, last_years, report_facts, text_facts


class FindingGone(Exception):
    """The passage was changed meanwhile; there is nothing to answer."""


@dataclass(frozen=True)
class CheckedFinding:
    """A finding in a report, and the answer to it if there is one."""

    finding: Finding
    report: Report
    answer: PreflightAnswer | None = None

    @property
    def rule(self) -> Rule:
        """Return the rule with its name and description."""
        return all_rules()[self.finding.rule]

    @property
    def focus_area(self) -> FocusArea | None:
        """Return the focus area; None for what belongs to the whole report."""
        return FocusArea(self.finding.focus_area) if self.finding.focus_area else None

    @property
    def is_open(self) -> bool:
        """Say whether somebody still has to look at it."""
        return self.answer is None

    @property
    def can_be_answered(self) -> bool:
        """Say whether words are enough; what blocks the release has to be mended."""
        return not self.rule.blocks_release and self.finding.focus_area > 0

    @property
    def anchor(self) -> str:
        """Return the id of the finding on a page, also on one that shows several reports."""
        found = self.finding
        return f"finding-{self.report.pk}-{found.focus_area}-{found.rule}-{found.start or 0}"


@dataclass(frozen=True)
class Summary:
    """How many findings are open, by how grave they are."""

    errors: int
    warnings: int
    hints: int
    answered: int

    @property
    def open(self) -> int:
        """Return how many are open."""
        return self.errors + self.warnings + self.hints


def findings_of_period(
    period: ReportingPeriod, reports: Iterable[Report] | None = None, *, reader: Any = None
) -> tuple[CheckedFinding, ...]:
    """Return the findings of all reports of a period (or of the given ones), by partner and place in the text.

    A fixed number of queries, however many reports there are. ``reader`` is who looks at them: see
    ``contributions_of``.
    """
    if reports is None:
        reports = Report.objects.filter(period=period).select_related("organisation")
    known = sorted(reports, key=lambda each: (each.organisation.name.casefold(), each.pk))
    for each in known:
        each.period = period
    return _findings(period, known, reader)


def findings_of_report(report: Report, *, reader: Any = None) -> tuple[CheckedFinding, ...]:
    """Return the findings of one report as ``reader`` may see it."""
    return _findings(report.period, [report], reader)


def findings_in_text(report: Report, focus_area: FocusArea, text: str, *, reader: Any) -> tuple[CheckedFinding, ...]:
    """Return the findings of one contribution as if it read ``text``, which need not be stored."""
    return tuple(
        each
        for each in _findings(report.period, [report], reader, {focus_area.value: text})
        if each.finding.focus_area == focus_area
    )


def _findings(
    period: ReportingPeriod, reports: list[Report], reader: Any, typed: dict[int, str] | None = None
) -> tuple[CheckedFinding, ...]:
    contributions = contributions_of(reports, reader)
    before = last_years(period.start, {each.organisation_id for each in reports})
    pictures = attachments_of({each.pk for each in reports})
    answers = _answers([each.pk for of_report in contributions.values() for each in of_report])
    checked: list[CheckedFinding] = []
    for report in reports:
        present = contributions[report.pk]
        for area in set(typed or {}) - {each.focus_area for each in present}:
            present.append(Contribution(report=report, focus_area=area))
        present.sort(key=lambda each: each.focus_area)
        texts = [text_facts(report.organisation.name, each, (typed or {}).get(each.focus_area)) for each in present]
        facts = report_facts(report, texts, before.get(report.organisation_id), pictures.get(report.pk, ()))
        by_area = {each.focus_area: each.pk for each in present}
        for finding in check_report(facts):
            place = by_area.get(finding.focus_area), finding.rule, finding.passage_hash
            checked.append(CheckedFinding(finding, report, answers.get(place)))
    return tuple(checked)


def _answers(contributions: Collection[int]) -> dict[tuple[int | None, str, str], PreflightAnswer]:
    rows = PreflightAnswer.objects.filter(contribution__in=contributions).select_related("author")
    return {(each.contribution_id, each.rule, each.passage_hash): each for each in rows}


def summarise(findings: Iterable[CheckedFinding]) -> Summary:
    """Count findings by how grave they are and whether they are answered."""
    counts = dict.fromkeys(Severity, 0)
    answered = 0
    for each in findings:
        if each.is_open:
            counts[each.finding.severity] += 1
        else:
            answered += 1
    return Summary(counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.HINT], answered)


def answer_finding(  # noqa: PLR0913 -- a finding is named by area, rule and passage
    report: Report, focus_area: FocusArea, rule: str, passage_hash: str, *, note: str, actor: Any
) -> PreflightAnswer:
    """Say that a passage is correct as printed. An answered finding gets the newer reason.

    Raises ``PermissionDenied``, ``MoveRefused`` when the brochure is published, ``FindingGone`` when the passage is
    no longer there or cannot be answered with words.
    """
    _check_may_answer(report, actor)
    found = next(
        (
            each
            for each in findings_of_report(report, reader=actor)
            if (each.finding.focus_area, each.finding.rule, each.finding.passage_hash)
            == (focus_area, rule, passage_hash)
        ),
        None,
    )
    if found is None or not found.can_be_answered:
        raise FindingGone
    with transaction.atomic():
        contribution = Contribution.objects.select_for_update().get(report=report, focus_area=focus_area)
        return PreflightAnswer.objects.update_or_create(
            contribution=contribution,
            rule=rule,
            passage_hash=passage_hash,
            defaults={"note": note.strip(), "author": actor, "for_ministry": is_ministry(actor)},
        )[0]


def withdraw_answer(report: Report, focus_area: FocusArea, rule: str, passage_hash: str, *, actor: Any) -> bool:
    """Take an answer back: the finding is open again. False when there was none.

    Raises ``PermissionDenied``, ``MoveRefused`` when the brochure is published.
    """
    _check_may_answer(report, actor)
    gone, _by_model = PreflightAnswer.objects.filter(
        contribution__report=report, contribution__focus_area=focus_area, rule=rule, passage_hash=passage_hash
    ).delete()
    return bool(gone)


def _check_may_answer(report: Report, actor: Any) -> None:
    if not can_answer_finding(actor, report):
        raise PermissionDenied
    if report.period.state == PeriodState.PUBLISHED:
        raise MoveRefused(_("The brochure of this period is published; its reports stay as they are."))
