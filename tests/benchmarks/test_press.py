"""How long a brochure takes: whole, one report changed, nothing changed, with two processes, ten times as large.

"Whole" is one WeasyPrint document of the same text, made on the same machine in the same run. What is promised is
judged by processor time, which other programs on the machine hardly lengthen; elapsed time is printed beside it.
"""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from django.conf import settings

from portal.printing.render import render_pdf
from reports.renderers.assets import print_assets
from reports.renderers.brochure import brochure_html
from reports.renderers.pieces.plan import plan_edition
from reports.renderers.pieces.presses import brochure_press
from tests.portal.outbox.conftest import sent
from tests.portal.outbox.services.conftest import database_url, parents, processes, their_folder

from .invented_reports import change, edition_of_2021, invented_edition, partner_with_most_contributions
from .spending import family, most_memory, spent
from .typst_yardstick import typst_source

__all__ = ["parents", "processes", "sent", "their_folder"]
pytestmark = pytest.mark.bench
SIZES = (33, 100, 330)
MOST_MEMORY = 600 * 1024**2
# Parts of "whole" that each way may take.
WARM, COLD, UNCHANGED, TWO = 1 / 15, 1 / 8, 1 / 20, 0.6


class Worker:
    """A process of its own that prints editions or helps with them."""

    def __init__(self, processes, task="print"):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
            "VAR_DIR": str(processes.folder),
            "DATABASE_URL": database_url(),
            "REDIS_URL": processes.redis_server.url(),
        }
        self.folder = processes.folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.press_worker", task],
            cwd=settings.ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        processes.started.append(self.process)
        self.peak = 0
        self.watching = threading.Thread(target=self.watch, daemon=True)
        self.watching.start()

    def watch(self):
        """Note the most memory that this process or one that it started has had."""
        while self.process.poll() is None:
            self.peak = max(self.peak, most_memory(family(self.process.pid)))
            time.sleep(0.2)

    def print(self, edition):
        """Print an edition and give what the worker says of it, with the elapsed time as seen from here."""
        file = self.folder / "edition.json"
        file.write_text(edition.to_json(), encoding="utf-8")
        self.process.stdin.write(f"{file}\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self):
        """Wait for the next line that is an answer."""
        for line in self.process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        raise AssertionError("The worker ended.")

    def end(self):
        """End it with all it started."""
        with self.process:
            self.process.stdin.close()
        self.watching.join()


@contextmanager
def working(processes, task="print"):
    """A worker for as long as it is needed."""
    worker = Worker(processes, task)
    try:
        yield worker
    finally:
        worker.end()


def whole(edition, *, fit):
    """One document of the whole text, in a process of its own; ``fit`` lays it out twice to save pages."""
    started, before = time.monotonic(), spent()
    pdf = render_pdf(brochure_html(edition), assets=print_assets(), fit=fit)
    return {"elapsed": time.monotonic() - started, "spent": spent() - before, "set": 1, "pages": pdf.pages}


def typst(edition):
    """The same text by Typst, None where it is not installed."""
    try:
        import typst as library  # noqa: PLC0415 -- on demand: pip install typst
    except ImportError:
        return None
    source = typst_source(edition).encode()
    started, before = time.monotonic(), spent()
    pages = library.compile(source, pdf_standards="ua-1").count(b"/Type /Page\n")
    return {"elapsed": time.monotonic() - started, "spent": spent() - before, "set": 0, "pages": pages}


def show(name, figures, yardstick):
    """Print one line."""
    shares = [figures[key] / yardstick[key] for key in ("spent", "elapsed")]
    print(
        f"  {name:38} {figures['spent']:7.2f} s spent {figures['elapsed']:7.2f} s elapsed"
        f"   1/{1 / shares[0]:<6.1f} 1/{1 / shares[1]:<6.1f} {figures.get('set', 0):4} set {figures['pages']:5} pages"
    )


@pytest.mark.parametrize("text", ["invented", "2021"])
def test_one_report_changed_is_cheap(processes, capsys, text):
    edition = invented_edition() if text == "invented" else edition_of_2021()
    if edition is None:
        pytest.skip("The reports of 2021 are not at hand.")
    partner, areas = partner_with_most_contributions(edition)
    found = {"whole": whole(edition, fit=False), "whole, laid out twice": whole(edition, fit=True)}
    with working(processes) as worker:
        found["everything, process cold"] = worker.print(edition)
        found["all contributions changed, warm"] = worker.print(change(edition, "Alles"))
        found["nothing changed"] = worker.print(change(edition, "Alles"))
        found[f"one report ({len(areas)} contributions), warm"] = worker.print(
            change(edition, "Neu", partners=[partner])
        )
        found["one contribution, warm"] = worker.print(change(edition, "Eins", partners=[partner], areas=areas[:1]))
        with working(processes, "help") as helper:
            helper.answer()
            before = spent(helper.process.pid)
            two = worker.print(change(edition, "Zwei"))
            helped = spent(helper.process.pid) - before
        # Two processors at least: the way takes as long as the busier of both.
        found["the same, two processes: the busier"] = two | {"spent": max(two["spent"], helped)}
    with working(processes) as worker:
        started = time.monotonic()
        cold = worker.print(change(edition, "Kalt", partners=[partner]))
        found["one report, process cold"] = cold | {"elapsed": time.monotonic() - started}
    other = typst(edition)
    with capsys.disabled():
        print(f"\n{text}: share of whole by processor time and by elapsed time")
        for name, figures in found.items():
            show(name, figures, found["whole"])
        if other is not None:
            show("Typst", other, found["whole"])
        print(f"  wanted: a report 1/{1 / WARM:.0f} warm, 1/{1 / COLD:.0f} cold (see docs/benchmarks.md)")
    share = {name: figures["spent"] / found["whole"]["spent"] for name, figures in found.items()}
    assert share["nothing changed"] <= UNCHANGED
    assert share["one contribution, warm"] <= WARM
    assert share["the same, two processes: the busier"] <= TWO


def test_ten_times_the_partners_take_ten_times_as_long(processes, capsys):
    found = {}
    for partners in SIZES:
        with working(processes) as worker:
            figures = worker.print(invented_edition(partners, seed=partners))
            found[partners] = figures | {"peak": worker.peak}
            again = worker.print(change(invented_edition(partners, seed=partners), "Neu", partners=["none"]))
        with capsys.disabled():
            print(f"\n{partners} partners: nothing changed {again['spent']:.2f} s")
            show("everything, process cold", found[partners], found[SIZES[0]])
            print(f"  most memory of a process {found[partners]['peak'] / 1024**2:.0f} MB")
    for partners, figures in found.items():
        assert figures["spent"] / partners <= 1.1 * found[SIZES[0]]["spent"] / SIZES[0]
        assert figures["peak"] < MOST_MEMORY


def test_preview_of_a_contribution_takes_less_than_two_seconds(capsys):
    edition = invented_edition()
    longest = max(
        (item for chapter in edition.chapters for item in chapter.contributions), key=lambda one: len(one.text)
    )
    pieces = [piece for piece in plan_edition(edition).pieces if f'id="{longest.key}"' in piece.html]
    press = brochure_press()
    press.set_fragment("<p>Warm.</p>")
    started, before = time.monotonic(), spent()
    pdf = press.set_fragment(pieces[0].html)
    taken, used = time.monotonic() - started, spent() - before
    with capsys.disabled():
        print(
            f"\npreview of {len(longest.text)} characters: {used:.2f} s spent, {taken:.2f} s elapsed, {pdf.pages} pages"
        )
    assert used < 2
