"""The log tells about requests, not about people."""

import re
from pathlib import Path

import pytest

from portal.shared.logs import RequestLogMiddleware, leave_out_personal_data


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/health/live/?token=geheim", "GET /health/live/"),
        ("/organisationen/verein-beispiel/", "GET /organisationen/<slug:slug>/ slug=verein-beispiel"),
        ("/nirgends/maria@example.org/", "GET (unknown address)"),
    ],
)
def test_request_is_logged_by_its_route(rf, path, logged):
    assert RequestLogMiddleware.format_request(rf.get(path)) == logged


def test_token_is_not_logged(rf):
    line = RequestLogMiddleware.format_request(rf.get("/konto/password/reset/key/4-geheimer-schluessel/"))
    assert "geheim" not in line
    assert line.startswith("GET /konto/")


def test_address_and_browser_are_dropped():
    event = {"event": "request_finished", "ip": "192.0.2.1", "user_agent": "Mozilla"}
    assert leave_out_personal_data(None, "info", event) == {"event": "request_finished"}


def test_values_of_a_refused_row_are_dropped():
    event = {"exception": "IntegrityError: duplicate key\nDETAIL:  Key (email)=(maria@example.org) already exists.\n"}
    cleaned = leave_out_personal_data(None, "error", event)
    assert cleaned == {"exception": "IntegrityError: duplicate key\nDETAIL: (left out)\n"}


def test_nothing_in_front_of_the_portal_writes_addresses_down():
    root = Path(__file__).parents[3]
    proxy = (root / "deploy/Caddyfile").read_text()
    # Without "log" in a site there is no access log; errors, which hold the whole address, are left out by name.
    assert re.findall(r"^\s*log\b.*$", proxy, re.MULTILINE) == ["\tlog default {"]
    assert "exclude http.log.error" in proxy
    for started in ("Dockerfile", "docker-compose.yml", "portal/embedded/supervisor.py"):
        assert "access-log" not in (root / started).read_text()
