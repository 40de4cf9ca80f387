import os
import select
import signal
import subprocess
import sys
import threading
from itertools import groupby
from pathlib import Path

import pytest

from portal.printing.assets import font_assets
from portal.printing.qr import qr_png
from portal.printing.render import RenderFailed, RenderLimits, RenderTimeout, render_pdf

ROOT = Path(__file__).parents[3]
SMALL = '<html lang="de"><title>a</title><p>a'
LARGE = SMALL + "<p>Ein langer Text, der viele Seiten füllt." * 20_000


def children():
    """The render processes that this thread has started and that still run."""
    numbers = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()
    return [
        int(number)
        for number in numbers
        if b"portal.printing.render_process" in Path(f"/proc/{number}/cmdline").read_bytes()
    ]


def test_pages_and_measures_are_told():
    rendered = render_pdf(SMALL)

    assert rendered.pages == 1
    assert rendered.content.startswith(b"%PDF-1.7")
    assert rendered.seconds > 0
    assert 30 * 1024**2 < rendered.peak_memory < 1024**3
    assert rendered.refused == ()


def test_bytes_serve_as_files_too():
    with_code = '<img src="asset:qr.png" alt="QR code">'

    rendered = render_pdf(SMALL + with_code, assets={"qr.png": qr_png("https://example.org/")})

    assert rendered.refused == ()
    assert rendered.content == render_pdf(SMALL + with_code, assets={"qr.png": qr_png("https://example.org/")}).content
    assert rendered.content != render_pdf(SMALL + with_code, assets={"qr.png": qr_png("https://example.net/")}).content


def test_progress_comes_page_by_page():
    seen = []

    rendered = render_pdf(
        '<html lang="de"><title>a</title>' + '<p style="break-after: page">a' * 3, on_progress=seen.append
    )

    pages = [progress.page for progress in seen if progress.step == "layout" and progress.page]
    assert pages == list(range(1, rendered.pages + 1))
    assert seen[-1].step == "write"


def test_a_second_layout_is_told_apart():
    style = """<style>
    @page { size: 100mm; margin: 10mm }
    body, p { margin: 0 }
    p { line-height: 10mm }
    [data-fit="tight"] p { line-height: 8mm }
    </style>"""
    seen = []

    render_pdf(f'{SMALL}{style}<section data-fit="a">{"<p>Zeile" * 8}</section>', on_progress=seen.append)

    assert [step for step, _ in groupby(item.step for item in seen)] == ["read", "layout", "fit", "write"]


def test_too_slow_a_document_is_stopped():
    with pytest.raises(RenderTimeout):
        render_pdf(LARGE, limits=RenderLimits(seconds=1.5))

    assert children() == []


def test_too_large_a_document_is_stopped():
    with pytest.raises(RenderFailed, match="memory"):
        render_pdf(LARGE, limits=RenderLimits(memory_bytes=300 * 1024**2))


def test_an_error_in_the_process_comes_back_in_words(tmp_path):
    assets = {**font_assets(), "fonts.css": tmp_path / "gone.css"}

    with pytest.raises(RenderFailed, match=r"missing asset: asset:fonts\.css"):
        render_pdf(SMALL + '<link rel="stylesheet" href="asset:fonts.css">', assets=assets)


def test_a_killed_process_is_an_error_in_words():
    with pytest.raises(RenderFailed, match="signal 9"):
        render_pdf(SMALL, on_progress=lambda _: [os.kill(number, signal.SIGKILL) for number in children()])


def test_what_the_listener_raises_ends_the_render():
    def stop(_):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        render_pdf(LARGE, on_progress=stop)

    assert children() == []


def test_the_process_inherits_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    environments = []

    render_pdf(
        SMALL,
        on_progress=lambda _: environments.extend(
            Path(f"/proc/{number}/environ").read_bytes() for number in children()
        ),
    )

    assert environments != []
    assert [environment for environment in environments if b"geheim" in environment] == []


def test_the_process_dies_with_the_one_that_started_it():
    program = f"""
import os, threading
from django.conf import settings
settings.configure()
from portal.printing.qr import qr_png
from portal.printing.render import render_pdf
from pathlib import Path
def tell(progress):
    print(Path(f"/proc/self/task/{{threading.get_native_id()}}/children").read_text().strip(), flush=True)
render_pdf({SMALL!r} + "<p>Ein langer Text." * 50_000, on_progress=tell, assets={{}})
"""
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        renderer = os.pidfd_open(int(worker.stdout.readline()))
        worker.kill()
        ended, _, _ = select.select([renderer], [], [], 10)
        os.close(renderer)

    assert ended == [renderer]


def test_nothing_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with pytest.raises(RenderTimeout):
        render_pdf(LARGE, limits=RenderLimits(seconds=1.5))

    assert list(tmp_path.iterdir()) == []
