"""The lists of a cooperation."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from checklists.domain.cooperation_lists import BASICS, lists_of_cooperation
from checklists.domain.running import NoTemplate, checklist_for
from checklists.permissions import can_see_cooperation_lists
from cooperations.models import Cooperation
from cooperations.views.cooperation_tabs import tabs_of

from .subjects import COOPERATION_TAB


@require_http_methods(["GET", "HEAD", "POST"])
def cooperation_lists(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the lists of a cooperation; a POST begins that of its basics."""
    cooperation = get_object_or_404(Cooperation.objects.visible_to(request.user).with_parties(), pk=pk)
    if not can_see_cooperation_lists(request.user, cooperation):
        raise Http404
    if request.method == "POST":
        try:
            return redirect("checklists:list", checklist_for(cooperation, BASICS, actor=request.user).pk)
        except NoTemplate as missing:
            raise Http404 from missing
    context = {
        "cooperation": cooperation,
        "tabs": tabs_of(cooperation, request.user, COOPERATION_TAB),
        "lists": lists_of_cooperation(cooperation, request.user, timezone.localdate()),
    }
    return render(request, "checklists/cooperation.html", context)
