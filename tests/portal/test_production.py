"""What runs in production runs here without containers: the same processes, settings and services."""

import re
import subprocess
import sys

import pytest
from aiosmtpd.controller import Controller

from portal.embedded.keeper import ROOT
from tests.portal.stack import HOST, Stack, free_port

pytestmark = pytest.mark.services

ENQUEUE = """
from portal.outbox.domain.enqueue import enqueue_message
enqueue_message(key="hello", recipient="maria@example.org", subject="Hallo", text="Text.", reason="Grund.")
"""
SESSION = "sessionid=" + "a" * 32


class Mailbox:
    """Keeps what an SMTP server is given."""

    def __init__(self):
        self.recipients = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 -- named by the library
        self.recipients.append(envelope.rcpt_tos)
        return "250 OK"


@pytest.fixture(scope="module")
def mailbox():
    mailbox = Mailbox()
    mailbox.port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    yield mailbox
    controller.stop()


@pytest.fixture(scope="module")
def stack(mailbox):
    stack = Stack(mailbox.port)
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()


def test_health_tells_that_all_services_answer(stack):
    answer = stack.get("/health/ready/")
    assert answer.status == 200
    assert answer.json()["checks"] == {"database": "ok", "redis": "ok"}


def test_health_is_answered_without_tls(stack):
    assert stack.get("/health/live/", secure=False).status == 200


def test_container_health_check_asks_the_web_server(stack):
    command = [sys.executable, "deploy/healthcheck.py"]
    environment = {**stack.environment, "PORT": str(stack.port)}
    assert subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0
    environment["PORT"] = str(free_port())
    assert subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 1


def test_plain_http_is_redirected_to_https(stack):
    answer = stack.get("/", secure=False)
    assert (answer.status, answer.headers["location"]) == (301, f"https://{HOST}/")


def test_foreign_host_is_refused(stack, monkeypatch):
    monkeypatch.setattr("tests.portal.stack.HOST", "evil.example.com")
    assert stack.get("/").status == 400


def test_pages_carry_the_security_headers(stack):
    headers = stack.get("/").headers
    assert headers["strict-transport-security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_cookies_travel_over_tls_only(stack):
    cookie = stack.get("/konto/login/").headers["set-cookie"]
    assert "Secure" in cookie
    assert "HttpOnly" in cookie


def test_static_files_are_cached_for_ever(stack):
    address = re.search(r'href="(/static/[^"]+\.css)"', stack.get("/").text).group(1)
    assert re.search(r"\.[0-9a-f]{12}\.css$", address)
    answer = stack.get(address)
    assert (answer.status, answer.headers["cache-control"]) == (200, "max-age=315360000, public, immutable")


def test_message_reaches_the_mail_server_through_beat_and_worker(stack, mailbox):
    stack.manage("shell", "--no-imports", "-c", ENQUEUE)
    stack.wait_for(lambda: mailbox.recipients)
    assert mailbox.recipients == [["maria@example.org"]]


def test_log_is_json_without_query(stack):
    stack.get("/?name=maria")
    lines = [line for line in stack.log.read_text().splitlines() if '"request": "GET /' in line]
    assert lines
    assert all("maria" not in line for line in lines)


def test_lost_database_is_answered_with_503_until_it_is_back(stack):
    assert stack.get("/", cookies=SESSION).status == 200
    stack.lose_database()
    answer = stack.get("/", cookies=SESSION)
    assert (answer.status, answer.headers["retry-after"]) == (503, "10")
    assert "<h1" in answer.text
    ready = stack.get("/health/ready/")
    assert (ready.status, ready.json()["checks"]["database"]) == (503, "does not answer")
    assert stack.get("/health/live/").status == 200
    stack.bring_database_back()
    stack.wait_for(lambda: stack.get("/", cookies=SESSION).status == 200)
    stack.wait_for(lambda: stack.get("/health/ready/").status == 200)


def test_lost_redis_is_noticed_and_forgotten_when_it_is_back(stack, mailbox):
    stack.lose_redis()
    ready = stack.get("/health/ready/")
    assert (ready.status, ready.json()["checks"]["redis"]) == (503, "does not answer")
    assert stack.get("/", cookies=SESSION).status == 200
    mailbox.recipients.clear()
    stack.manage("shell", "--no-imports", "-c", ENQUEUE.replace("hello", "while Redis is lost"))
    stack.bring_redis_back()
    stack.wait_for(lambda: stack.get("/health/ready/").status == 200)
    stack.wait_for(lambda: mailbox.recipients)
    assert mailbox.recipients == [["maria@example.org"]]
