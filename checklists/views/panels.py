"""All that can be done with one item of a shared list: on a page of its own, or unfolded below the item by htmx."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from checklists.domain.queries import with_subject
from checklists.domain.together.sheet import SharedSheet, shared_sheet
from checklists.forms.item import ItemForm
from checklists.forms.together import CommentForm, FileForm, PlanForm
from checklists.models import Checklist, ItemState
from checklists.permissions import answering_organisations, speaking_parties
from partners.models import Representative

from .lists import list_page
from .pages import address_of


def item_page(checklist: Checklist, key: str) -> str:
    """Return the address of one item of a shared list."""
    return reverse("checklists:item", args=[checklist.pk, key])


def show_panel(request: HttpRequest, row: ItemState, *, status: int = 200, **said: Any) -> HttpResponse:
    """Show everything about ``row``. ``said`` are forms that were sent ("form", "comment_form", "plan_form" …)."""
    sheet = shared_sheet(row.checklist, request.user, timezone.localdate())
    context = _context(request, row, sheet, said)
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, "checklists/list/item.html", context, status=status)
    if request.method == "GET":
        return render(request, "checklists/list/_panel.html", context)
    return render(request, "checklists/list/update.html", {**context, "lines": [context["line"]]}, status=status)


def saved(request: HttpRequest, row: ItemState, text: str, *, is_part: bool = False) -> HttpResponse:
    """Go back to the list, or to the item where ``is_part`` of it was changed; by htmx only what changed is sent."""
    if not request.htmx:  # type: ignore[attr-defined]
        messages.success(request, text)
        address = item_page(row.checklist, row.key) if is_part else f"{list_page(row.checklist)}#item-{row.key}"
        return redirect(address)
    checklist = with_subject(Checklist.objects.get(pk=row.checklist_id))
    sheet = shared_sheet(checklist, request.user, timezone.localdate())
    line = sheet.line(row.key)
    line.answer.checklist = checklist
    context = _context(request, line.answer, sheet, {}) if is_part else {"sheet": sheet, "closed_panel": row.key}
    return render(request, "checklists/list/update.html", {**context, "lines": [line]})


def refused(request: HttpRequest, checklist: Checklist, reason: str) -> HttpResponse:
    """Go back to the list with the reason why nothing can be changed any more."""
    messages.error(request, reason)
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(headers={"HX-Redirect": address_of(checklist)})
    return redirect(address_of(checklist))


def colleagues_of(user: Any, checklist: Checklist) -> dict[int, str]:
    """Return who can take an item on: all who act for the organisations for which ``user`` answers."""
    own = answering_organisations(user, checklist)
    found = Representative.objects.current().filter(organisation__in=own, user__is_active=True)
    return dict(found.order_by("user__name", "user").values_list("user", "user__name"))


def plan_form(request: HttpRequest, row: ItemState, data: Any = None) -> PlanForm:
    """Return the form that says whose turn ``row`` is."""
    return PlanForm(row, colleagues_of(request.user, row.checklist), data)


def _context(request: HttpRequest, row: ItemState, sheet: SharedSheet, said: dict[str, Any]) -> dict[str, Any]:
    parties = speaking_parties(request.user, row.checklist)
    forms: dict[str, Any] = {}
    if parties and not row.checklist.closed_at:
        forms["comment_form"] = said.get("comment_form") or CommentForm(row, parties)
    if sheet.can_answer:
        forms["form"] = said.get("form") or ItemForm(row)
        forms["file_form"] = said.get("file_form") or FileForm(row)
        forms["plan_form"] = said.get("plan_form") or plan_form(request, row)
    return {
        "sheet": sheet,
        "line": sheet.line(row.key),
        "panel": row,
        "stale": said.get("stale"),
        "other_plan": said.get("other_plan", ""),
        "comments": row.comments.select_related("author", "organisation"),
        "files": row.files.filter(removed_at=None).select_related("by"),
        "back": f"{list_page(row.checklist)}#item-{row.key}",
        "title": _("Checklist"),
        **forms,
    }
