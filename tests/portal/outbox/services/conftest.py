"""Real Celery workers, a real Redis and a real mail server around the test database."""

import os
import shutil
import signal
import socket
import time
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import redis
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from django.conf import settings
from django.db import connection

from portal.embedded.processes import stop
from portal.embedded.redis import EmbeddedRedis
from portal.outbox.domain import hand_over
from portal.settings.connections import broker_url
from tests.portal.forked import Parent
from tests.portal.outbox.services import handlers  # noqa: F401 -- the test process enqueues their jobs

LEASE_SECONDS = 1.5
HANDLERS = "tests.portal.outbox.services.handlers"


def wait_until(condition, seconds=30):
    """Wait until ``condition()`` is true and return its value. Fails after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.02)
    return value


def database_url():
    database = connection.settings_dict
    host = {"host": database["OPTIONS"].get("host") or database["HOST"]}
    where = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}@"
    if host["host"].startswith("/"):
        return f"postgres://{where}/{database['NAME']}?{urlencode(host)}"
    return f"postgres://{where}{host['host']}:{database['PORT']}/{database['NAME']}"


class Processes:
    """Starts Celery programs and Redis, and ends whatever is left."""

    def __init__(self, folder: Path, parents: dict[str, Parent]) -> None:
        self.folder = folder
        self.parents = parents
        self.redis_server = EmbeddedRedis(folder)
        self.mail_url = "smtp://127.0.0.1:9"
        self.started = []
        self.redis = None
        self.start_redis()

    def start_redis(self):
        self.redis = self.redis_server.start()
        wait_until(self.redis_server.answers)

    def kill_redis(self):
        kill(self.redis)

    def queued(self):
        """Return how many tasks wait for a worker."""
        with redis.Redis(unix_socket_path=str(self.redis_server.socket)) as client:
            return client.llen("celery")

    def flush_redis(self):
        with redis.Redis(unix_socket_path=str(self.redis_server.socket)) as client:
            client.flushall()

    def environment(self):
        """Return that of all programs, the same in all tests of a session except for the mail server."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
            "SECRET_KEY": settings.SECRET_KEY,
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": database_url(),
            "REDIS_URL": self.redis_server.url(),
            "EMAIL_URL": self.mail_url,
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OUTBOX_LEASE_SECONDS": str(LEASE_SECONDS),
            "OUTBOX_RESEND_SECONDS": "1",
            "OUTBOX_SWEEP_SECONDS": "0.3",
            "OUTBOX_BACKOFF_SECONDS": "0.1",
        }

    def start(self, name, program, *arguments):
        """Start ``python -m program arguments`` without loading everything anew; its log is named ``name``."""
        if self.mail_url not in self.parents:
            self.parents[self.mail_url] = Parent(self.environment(), [HANDLERS, "portal.wsgi"])
        log = self.folder / f"{name}.log"
        log.touch()
        process = self.parents[self.mail_url].start(program, arguments, log)
        self.started.append(process)
        return process

    def celery(self, name, *arguments):
        return self.start(name, "celery", "-A", "portal", *arguments)

    def worker(self, name="worker", concurrency=1):
        """Start a worker and wait until it takes tasks."""
        log = self.folder / f"{name}.log"
        ready = log.read_text().count(" ready.") if log.exists() else 0
        options = ("--without-gossip", "--without-mingle", "--loglevel", "INFO")
        process = self.celery(name, "worker", "-I", HANDLERS, "-n", f"{name}@test", "-c", str(concurrency), *options)
        wait_until(lambda: log.read_text().count(" ready.") > ready or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        return process

    def beat(self):
        return self.celery("beat", "beat", "--schedule", str(self.folder / "schedule"))

    def end_one(self, process):
        stop(process)

    def end(self):
        for process in self.started:
            if process.poll() is None:
                kill(process)
        stop(self.redis)


def kill(process, number=signal.SIGKILL):
    """Send a signal to a program and its children; after -9 wait for its end."""
    os.killpg(process.pid, number)
    if number == signal.SIGKILL:
        process.wait()


@pytest.fixture(scope="session")
def parents():
    """Return the processes that workers are started from, by the address of their mail server; they go in the end."""
    started = {}
    yield started
    for parent in started.values():
        parent.end()


@pytest.fixture(scope="session")
def their_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("processes")


@pytest.fixture
def processes(transactional_db, their_folder, parents, sent, monkeypatch):
    """Everything but the workers and beat, which the test starts."""
    monkeypatch.undo()
    shutil.rmtree(their_folder)  # of the test before
    their_folder.mkdir()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE outbox_test_effect (job uuid NOT NULL, worker int NOT NULL)")
    running = Processes(their_folder, parents)
    monkeypatch.setattr(hand_over, "_broker_lost_at", float("-inf"))
    monkeypatch.setattr(hand_over.app.conf, "broker_url", broker_url(running.redis_server.url()))
    yield running
    running.end()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE outbox_test_effect")


@pytest.fixture
def effects(processes):
    """Return a function that gives the stored effects of a job: the ids of the processes that did it."""

    def of(job_id):
        with connection.cursor() as cursor:
            cursor.execute("SELECT worker FROM outbox_test_effect WHERE job = %s", [job_id])
            return [worker for (worker,) in cursor.fetchall()]

    return of


class Catcher(MessageHandler):
    """Keeps the mails it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.mails = []

    def handle_message(self, message):
        self.mails.append(message)


@pytest.fixture
def mail_server(processes):
    """Return the mails that a real SMTP server got."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(Catcher(), hostname="127.0.0.1", port=port)
    controller.start()
    processes.mail_url = f"smtp://127.0.0.1:{port}"
    yield controller.handler.mails
    controller.stop()
