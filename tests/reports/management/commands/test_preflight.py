"""The command, and the real reports where they lie."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports.domain.preflight import findings_of_report
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "partner_reports_2021.json"


def run(*args):
    out = io.StringIO()
    call_command("preflight", *args, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_lists_findings_as_text_and_json():
    period = ReportingPeriodFactory(year=2027)
    report = ReportFactory(
        period=period, organisation__name="Stadt Musterfeld", texts={2: "Mehr unter www,example.org.\x1b[2J"}
    )
    text = run("--period", "2027")
    assert "Stadt Musterfeld, 2" in text
    assert "www,example.org" in text
    assert "\x1b" not in text
    (entry,) = json.loads(run("--period", "2027", "--format", "json"))
    (found,) = findings_of_report(report)
    assert entry == {
        "rule": "web-address",
        "severity": "error",
        "partner": "Stadt Musterfeld",
        "focus_area": 2,
        "passage": "www,example.org",
        "message": found.finding.message,
    }


@pytest.mark.django_db
def test_unknown_period_is_named():
    with pytest.raises(CommandError, match="1999"):
        run("--period", "1999")


@pytest.mark.django_db
def test_real_reports_hold_the_counts_that_were_judged_by_reading():
    """See docs/preflight.md: how many of these are real slips was judged by reading all contributions."""
    if not REAL.exists():
        pytest.skip(f"{REAL} is missing; it is no part of the product")
    call_command("import_reports", str(REAL), stdout=io.StringIO(), stderr=io.StringIO())
    found = json.loads(run("--period", "2021", "--format", "json"))
    assert Counter(each["rule"] for each in found) == {
        "long-sentence": 34,
        "small-group": 12,
        "outside-period": 8,
        "without-basis": 7,
        "web-address": 7,
        "repeated-text": 4,
        "private-name": 2,
    }
    assert Counter(each["severity"] for each in found if each["rule"] != "long-sentence") == {
        "error": 7,
        "warning": 18,
        "hint": 15,
    }
