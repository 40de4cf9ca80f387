"""``make demo`` starts everything and leaves nothing running, however it ends."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from partners.demo.users import IDENTITIES, PASSWORD
from tests.portal.stack import free_port

pytestmark = pytest.mark.services

OTHERS_SERVICES = {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}


class Demo:
    """The demo as a person starts it."""

    def __init__(self, var_dir, port):
        environment = {name: value for name, value in os.environ.items() if name not in OTHERS_SERVICES}
        self.var_dir = var_dir
        self.process = subprocess.Popen(
            [sys.executable, "-m", "portal.embedded", "demo"],
            cwd=settings.ROOT,
            env={**environment, "VAR_DIR": str(var_dir), "PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def read_until(self, text):
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if text in line:
                return "".join(lines)
        pytest.fail("".join(lines))

    def rest(self):
        output, _errors = self.process.communicate(timeout=60)
        return output

    def pid_of(self, text):
        found = subprocess.run(
            ["pgrep", "--parent", str(self.process.pid), "--full", text], capture_output=True, text=True, check=True
        )
        return int(found.stdout.split()[0])


@pytest.fixture(scope="module")
def place():
    folder = Path(tempfile.mkdtemp(prefix="portal-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def demo(place):
    port = free_port()
    demo = Demo(place, port)
    demo.port = port
    yield demo
    demo.process.kill()
    demo.process.communicate()


@pytest.fixture
def nothing_is_left(place, wait_until, processes_with):
    def wait():
        try:
            wait_until(lambda: not processes_with(place))
        except AssertionError:
            assert processes_with(place) == []

    return wait


def test_demo_tells_address_and_sign_ins_and_stops_at_ctrl_c(demo, nothing_is_left):
    output = demo.read_until("Ctrl-C ends everything.")
    assert f"http://127.0.0.1:{demo.port}/" in output
    assert PASSWORD in output
    assert [identity.email for identity in IDENTITIES if identity.email not in output] == []
    demo.process.send_signal(signal.SIGINT)
    assert "Stopping" in demo.rest()
    assert demo.process.returncode == 0
    nothing_is_left()


def test_demo_ends_with_a_sentence_when_a_part_of_it_dies(demo, nothing_is_left):
    demo.read_until("Ctrl-C ends everything.")
    os.kill(demo.pid_of("celery.*beat"), signal.SIGKILL)
    output = demo.rest()
    assert "The beat process has ended by itself (code -9), so the demo stops." in output
    assert f"Its log says why: {demo.var_dir}/log/beat.log" in output
    assert demo.process.returncode == 1
    nothing_is_left()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells children of their parent's death")
def test_killed_demo_leaves_nothing(demo, nothing_is_left):
    demo.read_until("Ctrl-C ends everything.")
    demo.process.kill()
    nothing_is_left()


def test_taken_port_is_named(place):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        demo = Demo(place, port)
        assert f"Port {port} cannot be used" in demo.rest()
    assert demo.process.returncode == 1


def test_wrong_port_is_named(place):
    demo = Demo(place, "web")
    assert "PORT must be a number, not 'web'." in demo.rest()
    assert demo.process.returncode == 1
