"""One item of a list: answering it on a page of its own; and the history of a whole list."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from checklists.domain.history import happened, history_of
from checklists.domain.queries import with_subject
from checklists.domain.running import newest_version, take_up
from checklists.domain.ticking import AnswerRefused, StaleAnswer, tick_item
from checklists.forms.item import ItemForm
from checklists.models import Checklist, ItemState
from checklists.permissions import can_answer
from portal.shared.states import MoveRefused

from .pages import address_of
from .panels import refused, saved, show_panel

PER_PAGE = 50


def visible_checklist(request: HttpRequest, pk: UUID) -> Checklist:
    """Return a list the present user may see. Raises ``Http404``."""
    return with_subject(get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Answer one item. Whatever goes wrong, the page comes back with what somebody typed."""
    checklist = visible_checklist(request, pk)
    row = row_or_404(checklist, key)
    if request.method != "POST":
        if checklist.closed_at and not checklist.has_shared_page:
            return redirect(f"{address_of(checklist)}#item-{key}")
        return show_panel(request, row) if checklist.has_shared_page else _show(request, row, ItemForm(row))
    if not can_answer(request.user, checklist):
        raise Http404
    form = ItemForm(row, request.POST)
    return _save(request, row, form) if form.is_valid() else _show(request, row, form, status=422)


def _save(request: HttpRequest, row: ItemState, form: ItemForm) -> HttpResponse:
    checklist, key, revision = row.checklist, row.key, form.cleaned_data["revision"]
    try:
        changed = tick_item(checklist, key, actor=request.user, answer=form.answer(), revision=revision)
    except StaleAnswer as stale:
        return _show_stale(request, checklist, stale.current)
    except AnswerRefused as lacking:
        for name, problem in lacking.problems.items():
            form.add_error(name, problem)
        return _show(request, row, form, status=422)
    except MoveRefused as reason:
        return refused(request, checklist, str(reason))
    text = _("Saved.") if changed else _("Nothing has changed since the last save.")
    if checklist.has_shared_page:
        return saved(request, row, text)
    messages.success(request, text)
    return redirect(f"{address_of(checklist)}#item-{key}")


@require_POST
def newer_version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go on with the newest version of the template."""
    checklist = visible_checklist(request, pk)
    if not can_answer(request.user, checklist):
        raise Http404
    try:
        take_up(checklist, newest_version(checklist.template.slug))
    except MoveRefused as reason:
        messages.error(request, str(reason))
    return redirect(address_of(checklist))


@require_safe
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who answered what when, the last answer first."""
    checklist = visible_checklist(request, pk)
    page = Paginator(history_of(checklist), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "checklist": checklist,
        "back": address_of(checklist),
        "events": happened(checklist, list(page.object_list)),
        "previous": page.previous_page_number() if page.has_previous() else "",
        "next": page.next_page_number() if page.has_next() else "",
    }
    return render(request, "checklists/history.html", context)


def row_or_404(checklist: Checklist, key: str) -> ItemState:
    """Return the answer to an item of the list's version. Raises ``Http404``."""
    rows = checklist.answers.select_related("item__version", "changed_by", "assigned_user").filter(key=key)
    row = rows.filter(item__version=checklist.version_id).first()
    if row is None:
        raise Http404
    row.checklist = checklist
    return row


def _show_stale(request: HttpRequest, checklist: Checklist, current: ItemState) -> HttpResponse:
    """Show what somebody else answered meanwhile; the form holds one's own answer and saves over it knowingly."""
    current = row_or_404(checklist, current.key)
    data = request.POST.copy()
    data["revision"] = str(current.revision)
    return _show(request, current, ItemForm(current, data), stale=current, status=409)


def _show(
    request: HttpRequest, row: ItemState, form: ItemForm, *, stale: ItemState | None = None, status: int = 200
) -> HttpResponse:
    if row.checklist.has_shared_page:
        return show_panel(request, row, form=form, stale=stale, status=status)
    context = {"answer": row, "form": form, "stale": stale, "back": f"{address_of(row.checklist)}#item-{row.key}"}
    return render(request, "checklists/item.html", context, status=status)
