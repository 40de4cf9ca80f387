"""A lost service is answered with 503, anything else is not hidden."""

import pytest
import redis
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse

from portal.shared.middleware import ServiceUnavailableMiddleware


def answer_of(rf, error):
    def get_response(_request):
        raise error

    return ServiceUnavailableMiddleware(get_response)(rf.get("/"))


@pytest.mark.parametrize(
    "error",
    [OperationalError("gone"), InterfaceError("gone"), redis.ConnectionError("gone"), redis.TimeoutError("slow")],
)
def test_lost_service_is_answered_with_503_and_when_to_try_again(rf, error):
    response = answer_of(rf, error)
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert b"<h1" in response.content


def test_lost_service_inside_a_view_is_answered_the_same(rf):
    middleware = ServiceUnavailableMiddleware(lambda _request: HttpResponse())
    response = middleware.process_exception(rf.get("/"), OperationalError("gone"))
    assert response.status_code == 503


def test_other_faults_are_not_hidden(rf):
    with pytest.raises(ZeroDivisionError):
        answer_of(rf, ZeroDivisionError())
    middleware = ServiceUnavailableMiddleware(lambda _request: HttpResponse())
    assert middleware.process_exception(rf.get("/"), ZeroDivisionError()) is None
