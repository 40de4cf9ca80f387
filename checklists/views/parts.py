"""What hangs on an item of a shared list: comments, files, whose turn it is."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from checklists.domain.together.parts import (
    FileRefused,
    StalePlan,
    attach,
    comment,
    plan_item,
    remove_comment,
    remove_file,
)
from checklists.domain.turns import turn_of
from checklists.forms.together import CommentForm, FileForm
from checklists.models import ItemComment, ItemFile, ItemState
from checklists.permissions import can_answer, speaking_parties
from portal.shared.states import MoveRefused

from .items import row_or_404
from .lists import shared_list_or_404
from .panels import plan_form, refused, saved, show_panel


@require_POST
def comments(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Say something about an item, or take one's own comment back (``remove``)."""
    checklist = shared_list_or_404(request, pk)
    row = row_or_404(checklist, key)
    try:
        if "remove" in request.POST:
            remove_comment(checklist, key, _number(request), actor=request.user)
            return saved(request, row, _("Your comment is removed."), is_part=True)
        parties = speaking_parties(request.user, checklist)
        if not parties:
            raise Http404
        form = CommentForm(row, parties, request.POST)
        if not form.is_valid():
            return show_panel(request, row, comment_form=form, status=422)
        chosen = int(form.cleaned_data["organisation"])
        organisation = next(party.organisation for party in parties if party.organisation_id == chosen)
        comment(checklist, key, actor=request.user, organisation=organisation, text=form.cleaned_data["text"])
    except ItemComment.DoesNotExist as missing:
        raise Http404 from missing
    except MoveRefused as reason:
        return refused(request, checklist, str(reason))
    return saved(request, row, _("Saved."), is_part=True)


@require_POST
def files(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Keep a file as proof, or remove one (``remove``)."""
    row = _answerable_row(request, pk, key)
    try:
        if "remove" in request.POST:
            remove_file(row.checklist, key, _number(request), actor=request.user)
            return saved(request, row, _("The file is removed."), is_part=True)
        form = FileForm(row, request.POST, request.FILES)
        if not form.is_valid():
            return show_panel(request, row, file_form=form, status=422)
        file = form.cleaned_data["file"]
        attach(row.checklist, key, actor=request.user, name=file.name, content=file.read())
    except ItemFile.DoesNotExist as missing:
        raise Http404 from missing
    except FileRefused as reason:
        form.add_error("file", str(reason))
        return show_panel(request, row, file_form=form, status=422)
    except MoveRefused as reason:
        return refused(request, row.checklist, str(reason))
    return saved(request, row, _("Saved."), is_part=True)


@require_safe
def file(request: HttpRequest, pk: UUID, file_pk: int) -> HttpResponseBase:
    """Give a file out, always to be saved, never to be shown by the browser as a page of ours."""
    checklist = shared_list_or_404(request, pk)
    found = get_object_or_404(ItemFile, pk=file_pk, answer__checklist=checklist, removed_at=None)
    if not found.file.storage.exists(str(found.file.name)):
        raise Http404
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=found.content_type,
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"},
    )
    add_never_cache_headers(response)
    return response


@require_POST
def plan(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Say whose turn an item is and until when."""
    row = _answerable_row(request, pk, key)
    form = plan_form(request, row, request.POST)
    if not form.is_valid():
        return show_panel(request, row, plan_form=form, status=422)
    try:
        plan_item(row.checklist, key, actor=request.user, plan=form.plan(), seen=form.seen_plan())
    except StalePlan:
        now = row_or_404(row.checklist, key)
        return show_panel(request, now, other_plan=turn_of(now), status=409)
    except MoveRefused as reason:
        return refused(request, row.checklist, str(reason))
    return saved(request, row, _("Saved."), is_part=True)


def _answerable_row(request: HttpRequest, pk: UUID, key: str) -> ItemState:
    checklist = shared_list_or_404(request, pk)
    if not can_answer(request.user, checklist):
        raise Http404
    return row_or_404(checklist, key)


def _number(request: HttpRequest) -> int:
    sent = request.POST["remove"]
    if not sent.isdecimal():
        raise Http404
    return int(sent[:18])
