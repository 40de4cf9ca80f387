"""The health endpoints tell machines what works."""

import pytest
from django.urls import reverse

from portal.shared.health import checks


@pytest.fixture
def only_check(monkeypatch):
    """Return a function that leaves one check of the given behaviour."""

    def leave(check):
        monkeypatch.setattr(checks, "_checks", {})
        checks.register_check("sample", check)

    return leave


def test_live_asks_no_service(client):
    # No database fixture: a query would fail this test.
    response = client.get(reverse("health:live"))
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_ready_names_what_works(client, db):
    response = client.get(reverse("health:ready"))
    assert response.status_code == 200
    assert {"database": "ok", "redis": "ok"}.items() <= response.json()["checks"].items()


def test_ready_fails_with_the_reason(client, only_check):
    def fail():
        raise checks.Unhealthy("does not answer")

    only_check(fail)
    response = client.get(reverse("health:ready"))
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "checks": {"sample": "does not answer"}}


def test_ready_tells_the_figures(client, only_check, monkeypatch):
    only_check(lambda: None)
    monkeypatch.setattr(checks, "_figures", {})
    checks.register_figure("sample_seconds", lambda: 7)
    response = client.get(reverse("health:ready"))
    assert response.json() == {"status": "ok", "checks": {"sample": "ok"}, "figures": {"sample_seconds": 7}}


def test_lost_redis_is_unhealthy(settings):
    settings.REDIS_URL = "unix:///nowhere/redis.sock"
    with pytest.raises(checks.Unhealthy, match="does not answer"):
        checks.check_redis()


def test_health_is_never_cached(client, only_check, monkeypatch):
    only_check(lambda: None)
    monkeypatch.setattr(checks, "_figures", {})
    for name in ("health:live", "health:ready"):
        assert "no-store" in client.get(reverse(name))["Cache-Control"]


def test_health_takes_no_posts(client):
    assert client.post(reverse("health:live")).status_code == 405
