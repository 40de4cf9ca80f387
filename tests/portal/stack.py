"""The processes of production, started natively against a real PostgreSQL and Redis."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import redis

from portal.embedded.keeper import ROOT, release
from portal.embedded.postgres import EmbeddedPostgres, embedded_database_url
from portal.embedded.processes import stop
from portal.embedded.redis import EmbeddedRedis, embedded_redis_url

HOST = "portal.example.org"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    def json(self):
        return json.loads(self.text)


class Stack:
    """Web server, worker and beat with production settings, behind what a reverse proxy would send."""

    def __init__(self, mail_port):
        self.var_dir = Path(tempfile.mkdtemp(prefix="portal-"))
        self.port = free_port()
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"},
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "VAR_DIR": str(self.var_dir),
            "SECRET_KEY": secrets.token_urlsafe(60),
            "ALLOWED_HOSTS": HOST,
            "DATABASE_URL": embedded_database_url(self.var_dir),
            "REDIS_URL": embedded_redis_url(self.var_dir),
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "OUTBOX_SWEEP_SECONDS": "1",
        }
        self.children = []

    def start(self):
        self.manage("migrate", "--verbosity", "0")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        self.run("gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{self.port}", "--threads", "2", "--no-control-socket")
        self.run("celery", "--app", "portal.celery", "worker", "--concurrency", "1")
        self.run("celery", "--app", "portal.celery", "beat", "--pidfile", "", "--schedule", str(self.var_dir / "beat"))
        self.wait_for(lambda: self.get("/health/live/").status == 200)

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments]
        result = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def run(self, *arguments):
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.children.append(process)

    @property
    def log(self):
        return self.var_dir / "all.log"

    def get(self, path, *, secure=True, cookies=""):
        """Ask as the reverse proxy does."""
        headers = {"Host": HOST, "X-Forwarded-Proto": "https" if secure else "http", "Cookie": cookies}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
            return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, text)

    def lose_database(self):
        pid = int((self.var_dir / "postgresql" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        release(EmbeddedPostgres(self.var_dir))

    def bring_database_back(self):
        embedded_database_url(self.var_dir)

    def lose_redis(self):
        with redis.Redis.from_url(self.environment["REDIS_URL"]) as client:
            os.kill(client.info("server")["process_id"], signal.SIGKILL)
        release(EmbeddedRedis(self.var_dir))

    def bring_redis_back(self):
        embedded_redis_url(self.var_dir)

    def wait_for(self, condition, seconds=60):
        deadline = time.monotonic() + seconds
        while True:
            with contextlib.suppress(ConnectionError):
                if condition():
                    return
            assert time.monotonic() < deadline, self.log.read_text()[-5000:]
            time.sleep(0.1)

    def stop(self):
        for process in self.children:
            process.terminate()
        for process in self.children:
            stop(process)
        release(EmbeddedRedis(self.var_dir))
        release(EmbeddedPostgres(self.var_dir))
        shutil.rmtree(self.var_dir)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
