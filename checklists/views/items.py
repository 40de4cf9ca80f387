"""One item of a list: answering it on a page of its own; and the history of a whole list."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from checklists.domain.queries import history_of
from checklists.domain.running import newest_version, take_up
from checklists.domain.ticking import StaleAnswer, tick_item
from checklists.forms.item import ItemForm
from checklists.models import Checklist, ItemState
from portal.shared.states import MoveRefused

from .pages import address_of

PER_PAGE = 50


def visible_checklist(request: HttpRequest, pk: UUID) -> Checklist:
    """Return a list the present user may see. Raises ``Http404``."""
    lists = Checklist.objects.visible_to(request.user)
    return get_object_or_404(lists.select_related("version", "template", "organisation__merged_into"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Answer one item. Whatever goes wrong, the page comes back with what somebody typed."""
    checklist = visible_checklist(request, pk)
    row = _row_or_404(checklist, key)
    if request.method != "POST":
        if checklist.closed_at:
            return redirect(f"{address_of(checklist)}#item-{key}")
        return _show(request, row, ItemForm(row))
    form = ItemForm(row, request.POST)
    return _save(request, row, form) if form.is_valid() else _show(request, row, form, status=422)


def _save(request: HttpRequest, row: ItemState, form: ItemForm) -> HttpResponse:
    checklist, key, revision = row.checklist, row.key, form.cleaned_data["revision"]
    try:
        changed = tick_item(checklist, key, actor=request.user, answer=form.answer(), revision=revision)
    except StaleAnswer as stale:
        return _show_stale(request, stale.current)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(address_of(checklist))
    messages.success(request, _("Saved.") if changed else _("Nothing has changed since the last save."))
    return redirect(f"{address_of(checklist)}#item-{key}")


@require_POST
def newer_version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go on with the newest version of the template."""
    checklist = visible_checklist(request, pk)
    try:
        take_up(checklist, newest_version(checklist.template.slug))
    except MoveRefused as refused:
        messages.error(request, str(refused))
    return redirect(address_of(checklist))


@require_safe
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who answered what when, the last answer first."""
    checklist = visible_checklist(request, pk)
    page = Paginator(history_of(checklist), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "checklist": checklist,
        "back": address_of(checklist),
        "events": page.object_list,
        "previous": page.previous_page_number() if page.has_previous() else "",
        "next": page.next_page_number() if page.has_next() else "",
    }
    return render(request, "checklists/history.html", context)


def _row_or_404(checklist: Checklist, key: str) -> ItemState:
    rows = checklist.answers.select_related("item__version", "changed_by").filter(key=key)
    row = rows.filter(item__version=checklist.version_id).first()
    if row is None:
        raise Http404
    row.checklist = checklist
    return row


def _show_stale(request: HttpRequest, current: ItemState) -> HttpResponse:
    """Show what somebody else answered meanwhile; the form holds one's own answer and saves over it knowingly."""
    data = request.POST.copy()
    data["revision"] = str(current.revision)
    return _show(request, current, ItemForm(current, data), stale=current, status=409)


def _show(
    request: HttpRequest, row: ItemState, form: ItemForm, *, stale: ItemState | None = None, status: int = 200
) -> HttpResponse:
    context = {"answer": row, "form": form, "stale": stale, "back": f"{address_of(row.checklist)}#item-{row.key}"}
    return render(request, "checklists/item.html", context, status=status)
