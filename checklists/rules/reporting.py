"""Whether a yearly report is as far as its partner says."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, Sentences, ok, open_, problem
from .facts import ReportFacts

WATCHES: Final = frozenset({"report"})
HANDED_IN: Final = frozenset({"submitted", "accepted", "released", "published"})
AREAS: Final = 6


def check_measures(facts: ReportFacts, today: date) -> list[Finding]:
    """Ask whether something is said of every measure and of every milestone that is due."""
    if not facts.measures:
        return ok("none")
    left = facts.measures - facts.measures_told + facts.milestones_due - facts.milestones_told
    if not left:
        return ok()
    return problem("late", count=left) if _is_late(facts, today) else open_(count=left)


def check_texts(facts: ReportFacts, today: date) -> list[Finding]:
    """Ask whether there are contributions."""
    if facts.areas_written:
        return ok(count=facts.areas_written, total=AREAS)
    return problem("late") if _is_late(facts, today) else open_()


def check_figures(facts: ReportFacts, _today: date) -> list[Finding]:
    """Ask whether every figure says its unit and its day or period."""
    if facts.figures_incomplete:
        return problem("incomplete", count=facts.figures_incomplete)
    return ok(count=facts.figures) if facts.figures else open_()


def check_pictures(facts: ReportFacts, _today: date) -> list[Finding]:
    """Ask whether every picture has its words and rights."""
    if facts.pictures_lacking:
        return problem("lacking", count=facts.pictures_lacking)
    return ok(count=facts.pictures) if facts.pictures else open_()


def check_findings(facts: ReportFacts, _today: date) -> list[Finding]:
    """Ask whether the findings of the preflight are dealt with."""
    if not facts.areas_written or facts.findings is None:
        return open_("nothing_to_check")
    if not facts.findings:
        return ok()
    return problem("handed_in", count=facts.findings) if facts.state in HANDED_IN else open_(count=facts.findings)


def check_submission(facts: ReportFacts, today: date) -> list[Finding]:
    """Ask whether the report was handed in before the deadline."""
    if facts.state in HANDED_IN:
        is_late = facts.deadline and facts.submitted_on and facts.submitted_on > facts.deadline
        return ok("after_deadline" if is_late else "ok")
    if _is_late(facts, today):
        return problem("late")
    return open_("returned" if facts.state == "returned" else "open")


def check_questions(facts: ReportFacts, _today: date) -> list[Finding]:
    """Ask whether the ministry waits for an answer."""
    if facts.state == "returned":
        return problem("returned")
    if facts.state in {"accepted", "released", "published"}:
        return ok()
    return open_("in_review" if facts.state == "submitted" else "not_yet")


def check_release(facts: ReportFacts, _today: date) -> list[Finding]:
    """Ask whether the partner has released the final text."""
    if facts.state in {"released", "published"}:
        return ok()
    if facts.state == "accepted":
        return open_("to_release")
    return problem("returned") if facts.state == "returned" else open_("not_yet")


def _is_late(facts: ReportFacts, today: date) -> bool:
    return facts.deadline is not None and facts.deadline < today and facts.state not in HANDED_IN


_LATE = _("The deadline is over.")
_RETURNED = (_("The ministry asks for changes."), _("Change the report and hand it in again."))

SENTENCES: Final[dict[str, Sentences]] = {
    "report-measures": {
        "none": (_("There is no measure to report on"), ""),
        "ok": (_("The report says how far every measure is."), ""),
        "open": (_("Nothing is said yet of %(count)s measures and milestones."), _("Say how far they are.")),
        "late": (
            _("The deadline is over, and nothing is said of %(count)s measures and milestones."),
            _("Say how far they are."),
        ),
    },
    "report-texts": {
        "ok": (_("Contributions: %(count)s of %(total)s."), ""),
        "open": (_("There is no text yet."), _("Begin with the focus area you have most to tell of.")),
        "late": (_LATE, _("Ask the ministry for more time, and begin.")),
    },
    "report-figures": {
        "ok": (_("Figures with unit and day: %(count)s."), ""),
        "open": (_("The report gives no figures yet."), _("Add those you can stand by.")),
        "incomplete": (_("Figures without unit or day: %(count)s."), _("Complete them or leave them out.")),
    },
    "report-pictures": {
        "ok": (_("Pictures with words and rights: %(count)s."), ""),
        "open": (_("There are no pictures yet."), _("They are not required.")),
        "lacking": (_("Pictures without words or rights: %(count)s."), _("Without them they are not printed.")),
    },
    "report-findings": {
        "ok": (_("No finding of the check is open."), ""),
        "nothing_to_check": (_("There is nothing to check yet."), _("Write a contribution first.")),
        "open": (_("Open findings of the check: %(count)s."), _("Mend the passage, or answer the finding.")),
        "handed_in": (
            _("The report was handed in with open findings: %(count)s."),
            _("Answer them, or ask the ministry to return the report."),
        ),
    },
    "report-submission": {
        "ok": (_("The report is handed in."), ""),
        "after_deadline": (_("The report was handed in after the deadline."), ""),
        "open": (_("The report is not handed in yet."), _("Hand it in before the deadline.")),
        "returned": _RETURNED,
        "late": (_LATE, _("Ask the ministry for more time.")),
    },
    "report-questions": {
        "ok": (_("The ministry has accepted the report."), ""),
        "in_review": (_("The ministry reads the report."), _("Wait for its answer.")),
        "not_yet": (_("The report is not handed in yet."), _("Hand it in first.")),
        "returned": _RETURNED,
    },
    "report-release": {
        "ok": (_("You have released the final text."), ""),
        "to_release": (_("The ministry has accepted the report."), _("Read the final text and release it.")),
        "not_yet": (_("The report is not accepted yet."), _("Wait for the answer of the ministry.")),
        "returned": _RETURNED,
    },
}
_CHECKS: Final = {
    "report-measures": check_measures,
    "report-texts": check_texts,
    "report-figures": check_figures,
    "report-pictures": check_pictures,
    "report-findings": check_findings,
    "report-submission": check_submission,
    "report-questions": check_questions,
    "report-release": check_release,
}
RULES: Final = tuple(
    Rule(name, WATCHES, check, SENTENCES[name], asks_about=ReportFacts) for name, check in _CHECKS.items()
)
