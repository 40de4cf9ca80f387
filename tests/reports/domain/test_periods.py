"""Publishing and giving back at the same moment: nothing of a published brochure is open."""

import pytest

from portal.shared.states import MoveRefused
from reports.domain.builds import request_brochure
from reports.domain.edition import ensure_edition
from reports.domain.editions import publish_edition, release_edition
from reports.domain.reports import leave_out_report, return_report, take_in_report
from reports.models import Edition, Report, ReportingPeriod
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory, make_ready
from tests.races import run_together


@pytest.fixture
def official(transactional_db):
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user


@pytest.fixture
def second(official):
    return RepresentativeFactory(organisation=official.representations.get().organisation).user


@pytest.fixture
def report(official, second):
    report = ReportFactory(period=ReportingPeriodFactory(state="in_review"), state="released")
    make_ready(request_brochure(ensure_edition(report.period), actor=official))
    release_edition(ensure_edition(report.period), actor=second)
    return report


def test_publishing(report, official):
    edition = Edition.objects.get()
    assert publish_edition(edition, actor=official) is True
    assert publish_edition(edition, actor=official) is False
    assert ReportingPeriod.objects.get().state == "published"
    published = Report.objects.get()
    assert published.state == "published"
    assert list(published.transitions.values_list("source", "target", "actor")) == [
        ("released", "published", official.pk)
    ]


def test_publishing_waits_for_release_unless_the_report_is_left_out(report, official):
    unreleased = ReportFactory(
        period=report.period, organisation__name="Stadt Zögerfeld", state="accepted", texts={1: "Noch nicht frei."}
    )
    with pytest.raises(MoveRefused, match="Not released by the partner yet: Stadt Zögerfeld"):
        publish_edition(Edition.objects.get(), actor=official)
    leave_out_report(unreleased, actor=official, reason="Der Partner meldet sich nicht.")
    assert publish_edition(Edition.objects.get(), actor=official) is True
    assert set(Report.objects.values_list("state", flat=True)) == {"published", "accepted"}
    with pytest.raises(MoveRefused, match="before the brochure is published"):
        take_in_report(unreleased, actor=official)


def test_report_returned_since_the_release(report, official):
    return_report(report, actor=official, reason="Doch noch")
    with pytest.raises(MoveRefused, match=f"Returned or left out.*{report.organisation.name}"):
        publish_edition(Edition.objects.get(), actor=official)
    assert ReportingPeriod.objects.get().state == "in_review"


@pytest.mark.parametrize("attempt", range(5))
def test_publishing_and_returning_at_once(report, official, attempt):
    published, returned = run_together(
        lambda: publish_edition(Edition.objects.get(), actor=official),
        lambda: return_report(Report.objects.get(pk=report.pk), actor=official, reason="Doch noch"),
    )
    period, state = ReportingPeriod.objects.get().state, Report.objects.get().state
    assert (period, state) in {("published", "published"), ("in_review", "returned")}
    assert (published is True, returned is True) == (period == "published", state == "returned")
