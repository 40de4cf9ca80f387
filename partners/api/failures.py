"""Errors as RFC 9457 problems that say what to do about them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework import exceptions

from portal.shared.problems import problem

SENTENCES: dict[type[Exception], str] = {
    Http404: "There is nothing public at this address.",
    PermissionDenied: "This is not allowed.",
    exceptions.MethodNotAllowed: "This address can only be read: use GET, HEAD or OPTIONS.",
    exceptions.NotAcceptable: "This address answers application/json; lists also application/x-ndjson.",
}


def answer_failure(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Return the problem that ``error`` is; None for a fault of ours, which the portal records and answers itself."""
    request = context["request"]._request  # noqa: SLF001 -- the answer needs Django's request
    if isinstance(error, exceptions.ValidationError):
        return _wrong_parameters(request, error)
    if isinstance(error, exceptions.Throttled):
        detail = "Too many requests from this address. Wait as long as Retry-After says."
        return problem(request, 429, detail, headers={"Retry-After": str(int(error.wait or 1))})
    if isinstance(error, Http404 | exceptions.NotFound):
        return problem(request, 404, str(error) or SENTENCES[Http404])
    if isinstance(error, exceptions.APIException):
        return problem(request, error.status_code, SENTENCES.get(type(error), str(error.detail)))
    return None


def _wrong_parameters(request: Any, error: exceptions.ValidationError) -> HttpResponse:
    detail: Any = error.detail
    wrong = [
        {"parameter": name, "detail": str(sentence)} for name, sentences in detail.items() for sentence in sentences
    ]
    names = ", ".join(dict.fromkeys(each["parameter"] for each in wrong))
    kind = request.build_absolute_uri(f"{reverse('partners:open_data')}#wrong-parameters")
    return problem(request, 400, f"Wrong parameters: {names}.", kind=kind, more={"errors": wrong})
