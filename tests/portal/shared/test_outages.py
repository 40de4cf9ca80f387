"""A lost service is answered with 503, wherever it is noticed; anything else is not hidden."""

import kombu.exceptions
import pytest
import redis
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse

from portal.shared.health import views

LOST = [
    OperationalError("gone"),
    InterfaceError("gone"),
    redis.ConnectionError("gone"),
    redis.TimeoutError("slow"),
    kombu.exceptions.OperationalError("gone"),
]


@pytest.fixture
def answer_to(monkeypatch):
    """Return a function that gives the answer when a view meets an error."""

    def ask(error):
        def fail():
            raise error

        monkeypatch.setattr(views, "run_checks", fail)
        return Client(raise_request_exception=False).get(reverse("health:ready"))

    return ask


@pytest.mark.parametrize("error", LOST, ids=lambda error: f"{type(error).__module__}.{type(error).__name__}")
def test_lost_service_is_answered_with_503_and_when_to_try_again(answer_to, error):
    response = answer_to(error)
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert b"<h1" in response.content


def test_other_faults_are_not_hidden(answer_to):
    assert answer_to(ZeroDivisionError()).status_code == 500


def test_service_lost_in_a_middleware_is_answered_the_same(monkeypatch):
    def fail(_self, _request):
        raise OperationalError("gone")

    monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.process_request", fail)
    response = Client(raise_request_exception=False).get(reverse("start"))
    assert response.status_code == 503
