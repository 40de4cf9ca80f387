import time

import pytest

from portal.shared.sandbox import SandboxFailed, SandboxLimits, SandboxOutOfMemory, SandboxTimeout, run_limited

WORK = """
import sys, time

def answer(request, tell):
    tell(step=request["do"])
    if request["do"] == "sleep":
        time.sleep(60)
    if request["do"] == "eat":
        request["eaten"] = bytearray(1024 ** 3)
    if request["do"] == "raise":
        raise ValueError("Das geht nicht.")
    if request["do"] == "import":
        import portal.printing.render_process
    loaded = sorted(name for name in ("django", "celery") if name in sys.modules)
    return {"loaded": loaded, "got": request}, b"a" * 100_000
"""


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A module of which the process knows nothing but the place."""
    (tmp_path / "piece_of_work.py").write_text(WORK)
    monkeypatch.setattr("portal.shared.sandbox._ROOT", tmp_path)
    return "piece_of_work"


def test_what_is_given_back_arrives(work):
    told = []

    done = run_limited(work, {"do": "work", "text": "Größe\n"}, on_told=told.append)

    assert done.header["got"] == {"do": "work", "text": "Größe\n"}
    assert done.content == b"a" * 100_000
    assert 0 < done.seconds < 20
    assert done.peak_memory > 1024**2
    assert told == [{"step": "work"}]


def test_neither_django_nor_celery_is_loaded(work):
    assert run_limited(work, {"do": "import"}).header["loaded"] == []


def test_too_slow_a_work_is_stopped(work):
    began = time.monotonic()

    with pytest.raises(SandboxTimeout):
        run_limited(work, {"do": "sleep"}, SandboxLimits(seconds=0.5))

    assert time.monotonic() - began < 10


def test_too_large_a_work_is_stopped(work):
    with pytest.raises(SandboxOutOfMemory):
        run_limited(work, {"do": "eat"}, SandboxLimits(memory_bytes=256 * 1024**2))


def test_what_the_work_raises_is_told(work):
    with pytest.raises(SandboxFailed, match=r"ValueError: Das geht nicht\."):
        run_limited(work, {"do": "raise"})


def test_a_module_that_is_not_there_is_told(work):
    with pytest.raises(SandboxFailed, match="ModuleNotFoundError"):
        run_limited("no_such_module", {})
