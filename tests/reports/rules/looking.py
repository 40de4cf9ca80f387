"""What one rule finds in an invented report."""

from datetime import date

from reports.rules.facts import AttachmentFacts, FigureFacts, LastYear, ReportFacts, TextFacts
from reports.rules.registry import all_rules

PARTNER = "Stadt Musterfeld"
START, END = date(2026, 10, 1), date(2027, 9, 30)


def report_of(*texts, figures=(), attachments=(), last_year=()):
    """Return a report whose texts stand in the focus areas one, two and so on."""
    facts = [TextFacts(PARTNER, number, text) for number, text in enumerate(texts, start=1)]
    if figures:
        facts[0] = TextFacts(PARTNER, 1, texts[0], tuple(FigureFacts(*each) for each in figures))
    old = LastYear(2026, tuple(TextFacts(PARTNER, number, text) for number, text in enumerate(last_year, start=1)))
    return ReportFacts(
        PARTNER,
        START,
        END,
        tuple(facts),
        old if last_year else None,
        tuple(AttachmentFacts(*each) for each in attachments),
    )


def look(rule_id, *texts, **more):
    """Return the findings of one rule; each passage is the exact quote of its place."""
    report = report_of(*texts, **more)
    found = list(all_rules()[rule_id].find(report))
    for each in found:
        assert each.rule == rule_id
        assert each.message
        if each.start is not None:
            assert report.texts[each.focus_area - 1].text[each.start : each.end] == each.passage != ""
    return found
