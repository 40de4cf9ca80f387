"""What waits for the ministry in the last steps: a second person, publishing, a file that could not be made."""

import pytest

from reports.domain.builds import request_brochure
from reports.models import Build, Edition
from reports.views.waiting_editions import waiting_builds, waiting_editions
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import EditionFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(official):
    period = ReportingPeriodFactory(year=2031)
    ReportFactory(period=period, state="accepted", texts={1: "Plakate"})
    edition = EditionFactory(period=period)
    Edition.objects.filter(pk=edition.pk).update(prepared_by=official)
    return edition


@pytest.fixture
def second(db):
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user


def test_edition_waits_for_a_second_person_and_a_failed_file_for_both(official, second, author, edition):
    assert waiting_editions(second) == []  # nothing is built yet
    build = request_brochure(edition, actor=official)
    Build.objects.filter(pk=build.pk).update(state="running")
    Build.objects.filter(pk=build.pk).update(state="failed")
    assert [entry.action for entry in waiting_builds(official)] == ["Start again"]
    assert waiting_builds(author) == waiting_editions(author) == []


def test_finished_build_is_released_by_somebody_else(official, second, edition):
    build = request_brochure(edition, actor=official)
    Edition.objects.filter(pk=edition.pk).update(prepared_by=official)
    for state in ("running", "ready"):
        Build.objects.filter(pk=build.pk).update(state=state, file="x.pdf", sha256="0" * 64, pages=1, size=8)
    assert waiting_editions(official) == []
    assert [entry.action for entry in waiting_editions(second)] == ["Check and release"]
    assert waiting_builds(second) == []
