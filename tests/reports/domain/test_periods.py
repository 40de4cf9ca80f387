"""Publishing and giving back at the same moment: nothing of a published brochure is open."""

import pytest

from portal.shared.states import MoveRefused
from reports.domain.builds import request_brochure
from reports.domain.edition import ensure_edition
from reports.domain.periods import publish_period
from reports.domain.reports import return_report
from reports.models import Build, Report, ReportingPeriod
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory
from tests.races import run_together


@pytest.fixture
def official(transactional_db):
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user


@pytest.fixture
def report(official):
    report = ReportFactory(period=ReportingPeriodFactory(state="in_review"), state="accepted")
    build = request_brochure(ensure_edition(report.period), actor=official)
    for state in ("running", "ready"):
        Build.objects.filter(pk=build.pk).update(state=state, file="x.pdf", sha256="x", pages=1, size=1)
    return report


def test_publishing(report, official):
    assert publish_period(report.period, actor=official) is True
    assert publish_period(report.period, actor=official) is False


def test_text_changed_since_the_build(report, official):
    ReportFactory(period=report.period, state="accepted")
    with pytest.raises(MoveRefused, match="Build it again first"):
        publish_period(report.period, actor=official)
    assert ReportingPeriod.objects.get().state == "in_review"


@pytest.mark.parametrize("attempt", range(5))
def test_publishing_and_returning_at_once(report, official, attempt):
    published, returned = run_together(
        lambda: publish_period(ReportingPeriod.objects.get(), actor=official),
        lambda: return_report(Report.objects.get(pk=report.pk), actor=official, reason="Doch noch"),
    )
    period, state = ReportingPeriod.objects.get().state, Report.objects.get().state
    assert (period, state) in {("published", "accepted"), ("in_review", "returned")}
    assert (published is True, returned is True) == (period == "published", state == "returned")
