"""What all addresses of the API have in common: public, read-only, revalidated, in German."""

import hashlib
import math
import time
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from partners.api.documents.context import LANGUAGE
from partners.api.failures import answer_failure
from partners.api.parameters import Parameters
from partners.api.rates import PerAddress
from portal.shared.rates import Allowance

PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


class PublicView(APIView):
    """A public address: nobody signs in (DRF exempts its views from the portal's rule), nothing is written.

    What people agreed to may be withdrawn any moment, so answers may be kept but must be asked for again each time:
    ``no-cache`` with an ETag.
    """

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = (PerAddress,)
    renderer_classes: tuple[type[BaseRenderer], ...] = (JSONRenderer,)
    parameters: type[Parameters] = Parameters
    cache_control = "public, no-cache"
    allowance: Allowance | None = None
    # When the thing told last changed, where that is known of it alone.
    changed_at: datetime | None = None

    def get_exception_handler(self) -> Any:
        """Answer errors as problems."""
        return answer_failure

    def cost(self, _request: Request) -> int:
        """Return as how many requests this one is counted."""
        return 1

    def asked(self, request: Request) -> dict[str, Any]:
        """Return the checked parameters. Raises ``ValidationError`` that names what is wrong."""
        given = self.parameters(data=request.query_params.dict())
        given.is_valid(raise_exception=True)
        return dict(given.validated_data)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; to whom has it already, only that nothing changed. Errors are explained in English."""
        with translation.override("en"):
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if isinstance(response, Response):
            response.render()
        if response.status_code == HTTPStatus.OK and isinstance(response, HttpResponse):
            response = self._revalidated(request, response)
        for name, value in (self.allowance.headers if self.allowance else {}).items():
            response[name] = value
        return response

    def options(self, _request: Request, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Answer what may be asked, also to scripts of other web pages."""
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)

    def _revalidated(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        response["Cache-Control"] = self.cache_control
        response["Content-Language"] = LANGUAGE
        modified = None
        if self.changed_at is not None:
            # Rounded up, so that two changes within one second are told apart; not told before that second is over.
            modified = math.ceil(self.changed_at.timestamp())
            if modified > time.time():
                modified = None
            else:
                response["Last-Modified"] = http_date(modified)
        answer = get_conditional_response(request, etag, modified, response)
        return answer or response
