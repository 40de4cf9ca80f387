"""A worker that dies in the middle of a brochure: another one finishes it, nobody clicks."""

import io

import pikepdf
import pytest

from portal.outbox.models import Job
from reports.domain.builds import request_brochure
from reports.models import Build
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import EditionFactory, ReportFactory
from tests.portal.outbox.services.conftest import kill, wait_until

pytestmark = pytest.mark.services
PARTNERS = 12
TEXT = "\n\n".join(
    ["### Schulen", "Wir haben an Schulen geworben und mit Vereinen gesprochen. " * 40, "- Plakate\n- Besuche"]
)


@pytest.fixture
def build(processes, settings):
    settings.MEDIA_ROOT = processes.folder / "media"
    edition = EditionFactory()
    for _ in range(PARTNERS):
        ReportFactory(period=edition.period, state="accepted", texts=dict.fromkeys(range(1, 7), TEXT))
    official = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    return request_brochure(edition, actor=official)


def pages_laid_out(build):
    return Job.objects.filter(pk=build.job.pk, step="Laying out the pages", progress__gte=3).exists()


def test_brochure_is_finished_by_another_worker(processes, build):
    first = processes.worker("first")
    wait_until(lambda: pages_laid_out(build), 60)
    kill(first)
    assert Build.objects.get(pk=build.pk).state == "running"
    processes.worker("second")
    processes.beat()
    wait_until(lambda: Build.objects.filter(pk=build.pk, state="ready").exists(), 120)
    build.refresh_from_db()
    build.job.refresh_from_db()
    assert (build.job.state, build.job.attempts, build.error) == ("done", 2, "")
    content = build.file.read()
    build.file.close()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == build.pages
    assert len(list((processes.folder / "media" / "builds").rglob("*.pdf"))) == 1


def test_control_without_a_second_worker_it_stays_unfinished(processes, build):
    first = processes.worker("first")
    wait_until(lambda: pages_laid_out(build), 60)
    kill(first)
    wait_until(lambda: Job.objects.claimable().filter(pk=build.job.pk).exists(), 10)
    assert Build.objects.get(pk=build.pk).state == "running"
