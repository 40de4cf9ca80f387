"""The page on which people make and close addresses for their calendar programs."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.domain.calendar_files.feeds import issue_feed, revoke_feed
from events.models import CalendarFeed
from events.models.feed import LABEL_LENGTH
from partners.models import Organisation, organisation_ids
from portal.shared.addresses import absolute_url
from portal.shared.states import MoveRefused

OWN = "own"


@dataclass(frozen=True)
class NewAddress:
    """The address of a feed, shown this once."""

    address: str

    @property
    def calendar_address(self) -> str:
        """Return it in the form that calendar programs open by themselves."""
        return f"webcal://{self.address.partition('://')[2]}"


@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """Show the open addresses of the user and of organisations they act for; make or close one."""
    made = None
    if request.method == "POST":
        if "close" in request.POST:
            return _close(request)
        made = _make(request)
        if made is None:
            return redirect("events:feeds")
    rows = CalendarFeed.objects.visible_to(request.user).open().select_related("organisation", "created_by")
    organisations = Organisation.objects.filter(pk__in=organisation_ids(request.user)).order_by("name")
    context = {"feeds": rows, "organisations": organisations, "own": OWN, "made": made, "most_letters": LABEL_LENGTH}
    response = render(request, "events/material/feeds.html", context)
    add_never_cache_headers(response)
    return response


def _make(request: HttpRequest) -> NewAddress | None:
    """Return the new address; None when there are too many."""
    owner: str = request.POST.get("owner", "")
    organisation: Any = None
    if owner != OWN:
        mine = Organisation.objects.filter(pk__in=organisation_ids(request.user))
        organisation = get_object_or_404(mine, slug=owner)
    label = " ".join(request.POST.get("label", "").split())[:LABEL_LENGTH]
    try:
        _feed, token = issue_feed(actor=request.user, organisation=organisation, label=label)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return None
    except PermissionDenied:
        raise Http404 from None
    return NewAddress(absolute_url(reverse("events:feed", args=[token])))


def _close(request: HttpRequest) -> HttpResponse:
    number = request.POST["close"]
    if not number.isdecimal():
        raise Http404
    feed: CalendarFeed = get_object_or_404(CalendarFeed.objects.visible_to(request.user), pk=int(number))
    if revoke_feed(feed, actor=request.user):
        messages.success(request, _("The address is closed. Programs that still ask it get nothing."))
    return redirect("events:feeds")
