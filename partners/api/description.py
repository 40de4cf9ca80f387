"""Parts of the API description (OpenAPI) that several addresses share."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse, PolymorphicProxySerializer, inline_serializer
from rest_framework import serializers

from portal.shared.problems import CONTENT_TYPE

from .negotiation import LinesRenderer
from .serializers.base import Sparse, text


class WrongParameter(Sparse):
    """A parameter and what is wrong with it."""

    parameter = text("Its name.", required=True)
    detail = text("What is wrong with it.", required=True)


class Problem(Sparse):
    """What went wrong (RFC 9457)."""

    type = text("Address of the kind of problem; about:blank where the status says it all.", required=True)
    title = text("Name of the status.", required=True)
    status = serializers.IntegerField(help_text="Status of the answer.")
    detail = text("What went wrong and what to do.", required=True)
    instance = text("Path of the request.", required=True)
    errors = WrongParameter(many=True, required=False)


WRONG = {(400, CONTENT_TYPE): OpenApiResponse(Problem, description="A parameter is wrong; errors says which and why.")}
MISSING = {(404, CONTENT_TYPE): OpenApiResponse(Problem, description="Nothing public has this identifier.")}
REFUSED = {
    (406, CONTENT_TYPE): OpenApiResponse(Problem, description="The header Accept asks for another format."),
    (429, CONTENT_TYPE): OpenApiResponse(Problem, description="Too many requests; Retry-After says how long to wait."),
}
LIST_FAILURES = WRONG | REFUSED
ONE_FAILURES = WRONG | MISSING | REFUSED


def pages_of(*forms: type[Sparse]) -> dict[Any, Any]:
    """Return the answers of a list whose records have one of ``forms``: a page, or a record per line.

    A short record is a whole one whose optional fields are missing.
    """
    name = forms[0].__name__
    return {
        (200, "application/json"): _page(name, _either(name, forms, many=True)),
        (200, LinesRenderer.media_type): _either(name, forms, many=False),
        **LIST_FAILURES,
    }


def _either(name: str, forms: tuple[type[Sparse], ...], *, many: bool) -> Any:
    if len(forms) == 1:
        return forms[0](many=many)
    return PolymorphicProxySerializer(f"{name}Record", list(forms), resource_type_field_name=None, many=many)


def _page(name: str, contents: Any) -> Any:
    return inline_serializer(
        f"{name}Page",
        {
            "total_items": serializers.IntegerField(help_text="Records in all pages."),
            "total_pages": serializers.IntegerField(help_text="Number of pages, at least one."),
            "page_number": serializers.IntegerField(help_text="Number of this page."),
            "size": serializers.IntegerField(help_text="Records in this page."),
            "first_page": serializers.BooleanField(help_text="Whether this is the first page."),
            "last_page": serializers.BooleanField(help_text="Whether no page follows."),
            "empty": serializers.BooleanField(help_text="Whether this page holds nothing."),
            "contents": contents,
        },
    )
