"""The page of an event's list, what has changed since one looked, and the list on paper."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from checklists.domain.event_lists import SLUG
from checklists.domain.queries import has_newer_version, with_subject
from checklists.domain.together.choosing import Choice, chosen_lines
from checklists.domain.together.paper import print_list
from checklists.domain.together.sheet import shared_sheet
from checklists.models import Checklist
from checklists.permissions import can_answer
from portal.printing.views.files import answer_printout

from .subjects import subject_of

_CHOICES = {
    Choice.PHASES: _("The whole list"),
    Choice.DUE: _("What is due next"),
    Choice.MINE: _("My items"),
}


def list_page(checklist: Checklist) -> str:
    """Return the address of a list of an event."""
    return reverse("checklists:list", args=[checklist.pk])


def shared_list_or_404(request: HttpRequest, pk: UUID) -> Checklist:
    """Return a list on which the present user works with others. Raises ``Http404``."""
    return with_subject(get_object_or_404(Checklist.objects.visible_to(request.user).with_shared_page(), pk=pk))


@require_safe
def event_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go from an event to its list."""
    lists = Checklist.objects.visible_to(request.user).filter(event=pk, template__slug=SLUG)
    return redirect("checklists:list", get_object_or_404(lists.only("pk")).pk)


@require_safe
def shared_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the whole list."""
    checklist = shared_list_or_404(request, pk)
    sheet = shared_sheet(checklist, request.user, timezone.localdate())
    asked = request.GET.get("zeigen", "")
    choice = Choice(asked) if asked in {*Choice} else Choice.PHASES
    context = {
        "sheet": sheet,
        "choice": choice,
        "choices": [(each, label, each == choice) for each, label in _CHOICES.items()],
        "chosen": chosen_lines(sheet.lines, choice, request.user, checklist) if choice else [],
        "subject": subject_of(checklist, request.user),
        "has_newer_version": can_answer(request.user, checklist) and has_newer_version(checklist),
    }
    response = render(request, "checklists/list/page.html", context)
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def standing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer who polls: 304 or 204 while nothing has changed, else the items that did. Unchanged costs one row."""
    lists = Checklist.objects.visible_to(request.user).with_shared_page().filter(pk=pk)
    row = lists.values_list("revision", "event__revision").first()
    if row is None:
        raise Http404
    now, seen = f"{row[0]}-{row[1] or 0}", request.GET.get("seit", "")
    etag = etag_of(now)
    response: HttpResponse
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    elif seen == now and "If-None-Match" not in request.headers:
        response = HttpResponse(status=204)
    else:
        response, etag = _changes(request, pk, seen)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _changes(request: HttpRequest, pk: UUID, seen: str) -> tuple[HttpResponse, str]:
    sheet = shared_sheet(shared_list_or_404(request, pk), request.user, timezone.localdate())
    etag = etag_of(sheet.seen)
    context = {"sheet": sheet, "lines": sheet.changed_since(seen), "seen": sheet.seen, "etag": etag}
    return render(request, "checklists/list/update.html", context), etag


def etag_of(seen: str) -> str:
    """Return what a browser sends back to learn whether anything is new: the page also hangs on language and day."""
    return f'W/"{seen}.{get_language()}.{timezone.localdate():%Y%m%d}"'


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Give the list out to take along."""
    checklist = shared_list_or_404(request, pk)
    sheet = shared_sheet(checklist, request.user, timezone.localdate())
    return answer_printout(
        request, print_list(sheet, actor=request.user), file_name="checkliste.pdf", back_url=list_page(checklist)
    )
