import os
import signal
import time
from pathlib import Path

import pytest

from portal.shared.sandbox import SandboxFailed, SandboxKilled, SandboxLimits, SandboxOutOfMemory, SandboxTimeout
from portal.shared.warm_sandbox import WarmSandbox

WORK = """
import os, tempfile, time

loaded = []

def prepare(preparation):
    if preparation.get("do") == "raise":
        raise ValueError("Nichts da.")
    loaded.append(preparation)

def answer(request, tell):
    tell(step=request["do"])
    if request["do"] == "sleep":
        time.sleep(60)
    if request["do"] == "eat":
        request["eaten"] = bytearray(1024 ** 3)
    if request["do"] == "raise":
        raise ValueError("Das geht nicht.")
    if request["do"] == "die":
        os.kill(os.getpid(), 9)
    loaded.append(request)
    return {"loaded": loaded, "process": os.getpid(), "server": os.getppid(), "folder": tempfile.mkdtemp()}, b"a" * 99
"""


@pytest.fixture
def sandbox(tmp_path, monkeypatch):
    (tmp_path / "piece_of_work.py").write_text(WORK)
    monkeypatch.setattr("portal.shared.sandbox._ROOT", tmp_path)
    sandbox = WarmSandbox("piece_of_work", {"fonts": 2})
    yield sandbox
    sandbox.close()


def test_every_piece_of_work_has_a_process_that_knows_only_the_preparation(sandbox):
    told = []

    first = sandbox.run({"do": "work"}, on_told=told.append)
    second = sandbox.run({"do": "more"}, on_told=told.append)

    assert first.content == second.content == b"a" * 99
    assert second.header["loaded"] == [{"fonts": 2}, {"do": "more"}]
    assert first.header["server"] == second.header["server"]
    assert first.header["process"] != second.header["process"]
    assert told == [{"step": "work"}, {"step": "more"}]


def test_files_of_a_piece_of_work_go_with_it(sandbox):
    assert not Path(sandbox.run({"do": "work"}).header["folder"]).exists()


@pytest.mark.parametrize(
    ("what", "limits", "error"),
    [
        ("raise", SandboxLimits(), SandboxFailed),
        ("eat", SandboxLimits(memory_bytes=256 * 1024**2), SandboxOutOfMemory),
        ("die", SandboxLimits(), SandboxKilled),
    ],
)
def test_what_goes_wrong_is_told_and_the_next_piece_is_done(sandbox, what, limits, error):
    with pytest.raises(error):
        sandbox.run({"do": what}, limits)

    assert sandbox.run({"do": "work"}).content == b"a" * 99


def test_too_slow_a_work_is_stopped(sandbox):
    began = time.monotonic()

    with pytest.raises(SandboxTimeout):
        sandbox.run({"do": "sleep"}, SandboxLimits(seconds=0.5))

    assert time.monotonic() - began < 30
    assert sandbox.run({"do": "work"}).content == b"a" * 99


def test_a_server_that_has_gone_is_started_anew(sandbox):
    server = sandbox.run({"do": "work"}).header["server"]
    os.kill(server, signal.SIGKILL)
    os.waitid(os.P_PID, server, os.WEXITED | os.WNOWAIT)

    assert sandbox.run({"do": "work"}).header["server"] != server


def test_what_the_preparation_raises_is_told(sandbox):
    broken = WarmSandbox("piece_of_work", {"do": "raise"})

    with pytest.raises(SandboxFailed, match=r"ValueError: Nichts da\."):
        broken.run({"do": "work"})
