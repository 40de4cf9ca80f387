"""The rules of joining the network and of the yearly report: facts, level and code."""

from datetime import date

from checklists.enums import Level
from checklists.rules.facts import MeasureSeen

OK, OPEN, PROBLEM = Level
BOTH = frozenset({"partner", "ministry"})
OURS = frozenset({"partner"})
STEP = MeasureSeen(1, 2, date(2027, 6, 1), date(2027, 5, 1))
BEFORE, AFTER = date(2027, 2, 28), date(2027, 3, 1)
WRITTEN = {"areas_written": 2}

NETWORK_TABLE = [
    ("accession-wording", {"has_wording": True}, OK, "ok"),
    ("accession-wording", {}, OPEN, "open"),
    ("accession-wording", {"has_wording": True, "state": "ended"}, PROBLEM, "ended"),
    ("accession-measures", {"measures": (STEP,)}, OK, "ok"),
    ("accession-measures", {}, OPEN, "open"),
    ("accession-measures", {"measures": (STEP, MeasureSeen(2))}, PROBLEM, "without_step"),
    ("accession-time-frame", {"measures": (STEP,)}, OK, "ok"),
    ("accession-time-frame", {"measures": (MeasureSeen(1, 1, None, date(2027, 5, 1)),)}, OK, "ok"),
    ("accession-time-frame", {}, OPEN, "no_measure"),
    ("accession-time-frame", {"measures": (STEP, MeasureSeen(2))}, OPEN, "without_day"),
    (
        "accession-time-frame",
        {"measures": (MeasureSeen(1, 1, date(2027, 5, 1), date(2027, 5, 2)),)},
        PROBLEM,
        "step_after_end",
    ),
    ("accession-talks", {"agreed": frozenset({"ministry"})}, OK, "ok"),
    ("accession-talks", {"state": "signed"}, OK, "ok"),
    ("accession-talks", {}, OPEN, "open"),
    ("accession-talks", {"agreed": OURS, "had_agreed": True}, OPEN, "ministry_reads"),
    ("accession-talks", {"had_agreed": True}, PROBLEM, "changed"),
    ("accession-signatures", {"state": "signed"}, OK, "ok"),
    ("accession-signatures", {"agreed": OURS}, OPEN, "open"),
    ("accession-signatures", {"agreed": BOTH}, OPEN, "to_sign"),
    ("accession-signatures", {"state": "ended"}, PROBLEM, "ended"),
    ("accession-publication", {"state": "signed", "is_published": True}, OK, "ok"),
    ("accession-publication", {"state": "signed"}, OPEN, "open"),
    ("accession-publication", {}, OPEN, "too_early"),
    ("accession-publication", {"state": "ended", "is_published": True}, PROBLEM, "ended"),
    ("report-measures", {}, OK, "none"),
    ("report-measures", {"measures": 2, "measures_told": 2, "milestones_due": 1, "milestones_told": 1}, OK, "ok"),
    ("report-measures", {"measures": 2, "measures_told": 2, "milestones_due": 1}, OPEN, "open"),
    ("report-measures", {"measures": 1, "deadline": AFTER}, OPEN, "open"),
    ("report-measures", {"measures": 1, "deadline": BEFORE}, PROBLEM, "late"),
    ("report-texts", WRITTEN, OK, "ok"),
    ("report-texts", {"deadline": AFTER}, OPEN, "open"),
    ("report-texts", {"deadline": BEFORE}, PROBLEM, "late"),
    ("report-figures", {"figures": 3}, OK, "ok"),
    ("report-figures", {}, OPEN, "open"),
    ("report-figures", {"figures": 3, "figures_incomplete": 1}, PROBLEM, "incomplete"),
    ("report-pictures", {"pictures": 1}, OK, "ok"),
    ("report-pictures", {}, OPEN, "open"),
    ("report-pictures", {"pictures": 2, "pictures_lacking": 1}, PROBLEM, "lacking"),
    ("report-findings", {**WRITTEN, "findings": 0}, OK, "ok"),
    ("report-findings", {"findings": 0}, OPEN, "nothing_to_check"),
    ("report-findings", {**WRITTEN, "findings": 2}, OPEN, "open"),
    ("report-findings", {**WRITTEN, "findings": 2, "state": "submitted"}, PROBLEM, "handed_in"),
    ("report-submission", {"state": "submitted", "deadline": BEFORE, "submitted_on": BEFORE}, OK, "ok"),
    ("report-submission", {"state": "accepted", "deadline": BEFORE, "submitted_on": AFTER}, OK, "after_deadline"),
    ("report-submission", {"state": "draft", "deadline": AFTER}, OPEN, "open"),
    ("report-submission", {"state": "returned", "deadline": AFTER}, OPEN, "returned"),
    ("report-submission", {"state": "draft", "deadline": BEFORE}, PROBLEM, "late"),
    ("report-questions", {"state": "accepted"}, OK, "ok"),
    ("report-questions", {"state": "submitted"}, OPEN, "in_review"),
    ("report-questions", {}, OPEN, "not_yet"),
    ("report-questions", {"state": "returned"}, PROBLEM, "returned"),
    ("report-release", {"state": "released"}, OK, "ok"),
    ("report-release", {"state": "accepted"}, OPEN, "to_release"),
    ("report-release", {}, OPEN, "not_yet"),
    ("report-release", {"state": "returned"}, PROBLEM, "returned"),
]
