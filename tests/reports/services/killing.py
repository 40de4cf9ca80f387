"""Kills worker, broker and web server (SIGKILL) while brochures are built, and looks at what came of it."""

import hashlib
import io
import random
import threading
import time
from collections import Counter

import pikepdf
from django.urls import reverse

from portal.outbox.models import Job
from reports.domain.builds import BUILD_BROCHURE
from reports.models import Build, Edition, EditionText, Fragment
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import EditionFactory, EditionTextFactory, ReportFactory
from tests.portal.outbox.services.conftest import kill, wait_until
from tests.reports.services.web_server import WebServer

AREAS = range(1, 7)
VICTIMS = ("worker", "web", "broker")


class Scene:
    """An edition, a person who wants it built, and the processes that build it."""

    def __init__(self, processes, settings):
        settings.MEDIA_ROOT = processes.folder / "media"
        self.media = settings.MEDIA_ROOT
        self.processes = processes
        self.edition = EditionFactory()
        for area in AREAS:
            EditionTextFactory(edition=self.edition, focus_area=area)
        ReportFactory(period=self.edition.period, state="accepted", texts=dict.fromkeys(AREAS, "Wir haben geworben."))
        self.web = WebServer(processes)
        self.web.start()
        official = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
        click = self.web.clicker(official)
        self.address = reverse("reports:brochure_build", args=[self.edition.period.year])
        self.ask = lambda: click(self.address)
        self.beat = processes.beat()
        self.workers = 0
        self.new_worker()

    def new_worker(self):
        self.workers += 1
        self.worker = self.processes.worker(f"worker-{self.workers}")

    def change(self, number):
        """Give every chapter another introduction, so that there is something to set."""
        for area in AREAS:
            text = f"Fassung {number}: worum es in Kapitel {area} geht."
            EditionText.objects.filter(edition=self.edition, focus_area=area).update(text=text)

    def is_ready(self, known):
        """Whether a build has become ready beside the ``known`` ones."""
        return Build.objects.filter(state="ready").exclude(pk__in=known).exists()

    def kill_worker(self, chance):
        """Kill the worker in the middle of the pages; another one begins."""
        assert self.ask() == 302
        step = chance.randint(1, len(AREAS))
        moment = Job.objects.filter(name=BUILD_BROCHURE, state="running", progress__gte=step)
        wait_until(lambda: moment.exists() or not Build.objects.filter(state__in=("queued", "running")).exists(), 90)
        kill(self.worker)
        self.new_worker()

    def kill_broker(self, chance):
        """Kill Redis right after asking, or while pages are set."""
        assert self.ask() == 302
        if chance.random() < 0.5:
            wait_until(lambda: Build.objects.exclude(state="queued").filter(job__progress__gte=1).exists(), 90)
        self.processes.kill_redis()
        time.sleep(chance.random())
        self.processes.start_redis()

    def kill_web(self, chance):
        """Kill the web server while it answers; the person asks again when it is back."""
        asking = threading.Thread(target=self.ask)
        asking.start()
        time.sleep(chance.random() / 4)
        self.web.kill()
        asking.join()
        self.web.start()
        assert self.ask() == 302


def kill_in_rounds(processes, settings, rounds):
    scene = Scene(processes, settings)
    chance = random.Random(2031)  # noqa: S311 -- moments, not secrets
    for number in range(rounds):
        known = set(Build.objects.values_list("pk", flat=True))
        scene.change(number)
        getattr(scene, f"kill_{VICTIMS[number % len(VICTIMS)]}")(chance)
        wait_until(lambda known=known: scene.is_ready(known), 180)
        assert Build.objects.exclude(pk__in=known).count() == 1, f"round {number}"
    wait_until(lambda: not Job.objects.filter(state__in=Job.OPEN_STATES).exists(), 120)
    return scene


def check(scene, rounds):
    """Check that each wanted build was made once and is whole, and that nothing waits; say it in a sentence."""
    builds = list(Build.objects.order_by("created_at"))
    assert Counter(build.state for build in builds) == Counter(ready=1, superseded=rounds - 1)
    assert (builds[-1].state, len({build.content_hash for build in builds})) == ("ready", rounds)
    assert Edition.objects.count() == 1
    jobs = Job.objects.filter(name=BUILD_BROCHURE)
    assert set(jobs.values_list("state", flat=True)) == {"done"}
    assert jobs.count() == rounds
    for build in builds:
        with build.file.open() as file:
            content = file.read()
        assert hashlib.sha256(content).hexdigest() == build.sha256
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert len(pdf.pages) == build.pages
    stored = Counter(path.name for path in (scene.media / "fragments").rglob("*.pdf"))
    assert stored == Counter(f"{key}.pdf" for key in Fragment.objects.values_list("key", flat=True))
    begun = sum(jobs.values_list("attempts", flat=True)) - rounds
    orphans = len(list((scene.media / "builds").rglob("*.pdf"))) - rounds
    return (
        f"{rounds} builds: {scene.workers} workers, {begun} begun again after a death, none lost, none made twice, "
        f"{orphans} files that no build knows"
    )
