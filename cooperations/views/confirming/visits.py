"""Who comes to answer, by which way, and the addresses of their pages. The pages themselves are the same."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from cooperations.domain.confirming.arriving import Arrival, arrive_by_link, arrive_signed_in, signatories_of
from cooperations.enums.confirmation import AnswerWay
from cooperations.models.cooperation import Cooperation
from cooperations.permissions.confirmation import can_confirm
from portal.accounts.models import SignedLink

LANGUAGE = "lang"
LANGUAGES = {code for code, _name in settings.LANGUAGES}


@dataclass(frozen=True)
class Visit:
    """A signatory on a page: what they find, how they came, where the pages are."""

    arrival: Arrival
    way: AnswerWay
    here: str
    question: str
    no: str
    renew: str = ""
    user: Any = None

    @property
    def link(self) -> SignedLink | None:
        """The link they came by, if any."""
        return self.arrival.link

    @property
    def layout(self) -> str:
        """The page around: with menu for people who are signed in, without for those who have one thing to do."""
        return "cooperations/confirming/bare.html" if self.link else "base.html"


View = Callable[[HttpRequest, Visit], HttpResponse]


def by_link(view: View) -> Callable[..., HttpResponse]:
    """Let in whoever has a link, in the language of ``?lang=`` or of the signatory. No cookie is set or needed."""

    @login_not_required
    @never_cache
    @wraps(view)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        arrival = arrive_by_link(token)
        if arrival is None:
            raise Http404
        chosen = request.GET.get(LANGUAGE, "")
        language = chosen if chosen in LANGUAGES else arrival.signatory.language
        query = f"?{LANGUAGE}={chosen}" if chosen in LANGUAGES else ""
        addresses = {
            "here": "confirm_link",
            "question": "confirm_link_question",
            "no": "confirm_link_no",
            "renew": "confirm_link_renew",
        }
        pages = {key: reverse(f"cooperations:{name}", args=[token]) + query for key, name in addresses.items()}
        with translation.override(language):
            response = view(request, Visit(arrival, AnswerWay.LINK, **pages))
        response["Content-Language"] = language
        return response

    return wrapped


def signed_in(view: View) -> Callable[..., HttpResponse]:
    """Let in the signatory in person. Who signs for several parties answers for one after the other."""

    @never_cache
    @wraps(view)
    def wrapped(request: HttpRequest, pk: UUID) -> HttpResponse:
        cooperation = get_object_or_404(Cooperation, pk=pk)
        mine = [each for each in signatories_of(request.user, cooperation.pk) if can_confirm(request.user, each)]
        arrivals = [arrival for each in mine if (arrival := arrive_signed_in(each))]
        if not arrivals:
            raise Http404
        arrival = next((each for each in arrivals if each.step == "asked"), arrivals[0])
        pages = {
            key: reverse(f"cooperations:{name}", args=[pk])
            for key, name in {"here": "confirm", "question": "confirm_question", "no": "confirm_no"}.items()
        }
        return view(request, Visit(arrival, AnswerWay.SIGNED_IN, user=request.user, **pages))

    return wrapped
