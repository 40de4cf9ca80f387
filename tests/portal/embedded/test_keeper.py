"""A server runs as long as somebody uses it, however its users end."""

import signal
import subprocess
import sys

import pytest

from portal.embedded.keeper import ROOT, ServerDied, hold, release
from portal.embedded.redis import EmbeddedRedis

pytestmark = pytest.mark.services

USE = """
import sys
from pathlib import Path
from portal.embedded.redis import embedded_redis_url
embedded_redis_url(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def use():
    """Return a function that starts a process which uses the Redis of a folder until its input ends."""
    started = []

    def start(var_dir):
        process = subprocess.Popen(
            [sys.executable, "-c", USE, str(var_dir)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        started.append(process)
        assert process.stdout.readline() == b"ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_server_ends_with_its_only_user(use, var_dir, wait_until, number):
    user = use(var_dir)
    server = EmbeddedRedis(var_dir)
    assert server.answers()
    user.send_signal(number)
    wait_until(lambda: not server.answers())


def test_server_stays_while_another_process_uses_it(use, var_dir, wait_until):
    first, second = use(var_dir), use(var_dir)
    server = EmbeddedRedis(var_dir)
    first.kill()
    first.wait()
    hold(server, var_dir)
    assert release(server) is False
    assert server.answers()
    second.kill()
    wait_until(lambda: not server.answers())


def test_release_waits_until_the_server_has_stopped(var_dir):
    server = EmbeddedRedis(var_dir)
    hold(server, var_dir)
    assert server.answers()
    assert release(server) is True
    assert not server.answers()


def test_user_ends_without_a_word(var_dir):
    command = [sys.executable, "-X", "dev", "-c", USE, str(var_dir)]
    ended = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert (ended.stdout, ended.stderr) == (b"ready\n", b"")


def test_two_folders_have_two_servers(use, var_dir):
    other = var_dir / "other"
    use(var_dir)
    server = EmbeddedRedis(other)
    assert not server.answers()
    use(other)
    assert server.answers()


def test_nothing_is_left_when_the_keeper_is_killed(use, var_dir, wait_until, processes_with):
    use(var_dir)
    server = EmbeddedRedis(var_dir)
    pids = subprocess.run(["pgrep", "-f", f"keep redis {var_dir}"], capture_output=True, text=True, check=True).stdout
    for pid in pids.split():
        subprocess.run(["kill", "-9", pid], check=True)
    wait_until(lambda: not server.answers())


def test_server_that_cannot_start_is_named_with_its_log(var_dir, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("portal.embedded.keeper.sys.executable", "/bin/false")
    server = EmbeddedRedis(var_dir)
    with pytest.raises(ServerDied) as refused:
        hold(server, var_dir)
    assert str(refused.value) == f"The embedded redis did not start. Its log says why: {var_dir}/log/redis.log"
