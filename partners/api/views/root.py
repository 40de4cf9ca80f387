"""What the API is, its description for programs, and the answer to all other addresses."""

from functools import cache
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer2, OpenApiYamlRenderer2
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from partners.api.description import LIST_FAILURES

from .base import PublicView

VERSION = "3.0"
ABOUT = inline_serializer(
    "About",
    {
        "version": serializers.CharField(help_text="Version of HSDS."),
        "profile": serializers.URLField(help_text="Page about what is told here and how it differs from HSDS."),
        "openapi_url": serializers.URLField(help_text="Address of this description."),
    },
)


class AboutView(PublicView):
    """The entrance of the API."""

    @extend_schema(
        operation_id="getAPIMetaInformation", summary="About this API", responses={200: ABOUT, **LIST_FAILURES}
    )
    def get(self, request: Request) -> Any:
        """Say which version of HSDS is spoken and where it is described."""
        self.asked(request)
        absolute = request.build_absolute_uri
        return Response(
            {
                "version": VERSION,
                "profile": absolute(reverse("partners:open_data")),
                "openapi_url": absolute(reverse("api:openapi_json")),
            }
        )


@cache
def description(renderer: Any) -> bytes:
    """Return the description of the API as bytes, made once."""
    from partners.api.hsds_urls import urlpatterns  # noqa: PLC0415 -- they import the views

    schema = SchemaGenerator(patterns=urlpatterns).get_schema(request=None, public=True)
    return bytes(renderer().render(schema, renderer_context={}))


class OpenApiView(PublicView):
    """The description of the API for programs, as JSON or YAML."""

    cache_control = "public, max-age=3600"
    renderer_classes = (OpenApiJsonRenderer2,)
    media_type = "application/vnd.oai.openapi+json"

    def get(self, _request: Request) -> HttpResponseBase:
        """Return the description."""
        renderer = self.renderer_classes[0]
        return HttpResponse(description(renderer), content_type=self.media_type)


class OpenApiYamlView(OpenApiView):
    """The description as YAML."""

    renderer_classes = (OpenApiYamlRenderer2,)
    media_type = "application/vnd.oai.openapi"


class NothingView(PublicView):
    """Every other address below that of the API."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say that there is nothing, whatever the method."""
        super().initial(request, *args, **kwargs)
        raise Http404("There is nothing at this address. Begin at /api/hsds/v3/ or read /api/openapi.json.")
