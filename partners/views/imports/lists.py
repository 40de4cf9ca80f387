"""Handing in lists and saying what their columns are."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.domain.imports.files import template_file
from partners.domain.imports.reading import MAX_BYTES
from partners.domain.imports.refusal import ImportRefused
from partners.domain.imports.uploading import discard_run, name_columns, rename_columns, take_in
from partners.domain.imports.work import begin
from partners.enums import ImportState
from partners.forms.imports import MappingForm, UploadForm
from partners.models import ImportRun
from partners.permissions import can_import_organisations
from portal.shared.states import MoveRefused

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN_RUNS = 30
EXAMPLES = 3


def importing(request: HttpRequest) -> Any:
    """Return the user if they may import. Raises ``Http404`` otherwise."""
    if not can_import_organisations(request.user):
        raise Http404
    return request.user


def visible_run(request: HttpRequest, pk: int) -> ImportRun:
    """Return an import that the present user may see. Raises ``Http404``."""
    importing(request)
    return get_object_or_404(ImportRun.objects.visible_to(request.user).select_related("job", "uploaded_by"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Show the lists handed in, or take a new one: lists whose headers are known are checked at once."""
    user = importing(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    problems: list[Any] = []
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            run, is_known = take_in(upload.read(MAX_BYTES + 1), upload.name, form.cleaned_data["sheet"], actor=user)
        except ImportRefused as refused:
            problems = refused.problems
        else:
            if not is_known:
                return redirect("partners:import_columns", run.pk)
            begin("check", run, actor=user)
            return redirect("partners:import_run", run.pk)
    runs = ImportRun.objects.visible_to(user).select_related("uploaded_by")[:SHOWN_RUNS]
    context = {"form": form, "problems": problems, "runs": runs}
    return render(request, "partners/imports/list.html", context)


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty template."""
    importing(request)
    return send_workbook(template_file(), "organisationen-vorlage.xlsx")


def send_workbook(content: bytes, name: str) -> HttpResponse:
    """Return a workbook as a download."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=SPREADSHEET, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what the columns are, remember it and check the rows."""
    run = visible_run(request, pk)
    if run.state not in (ImportState.MAPPING, ImportState.PREVIEW):
        return redirect(run)
    examples = [row.cells for row in run.rows.order_by("number")[:EXAMPLES]]
    form = MappingForm(
        request.POST or None,
        headers=run.headers,
        examples=examples,
        columns=run.columns,
        initial={"role": run.default_role},
    )
    if request.method == "POST" and form.is_valid():
        try:
            if run.state == ImportState.PREVIEW:
                rename_columns(run, actor=request.user)
            name_columns(run, form.columns, form.cleaned_data["role"])
            begin("check", run, actor=request.user)
        except (ImportRefused, MoveRefused) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(run)
    return render(request, "partners/imports/columns.html", {"run": run, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a list that was not stored is to be given up, or do it."""
    run = visible_run(request, pk)
    if request.method != "POST":
        context = {
            "title": _("Discard the list?"),
            "text": _("All rows of “%(file)s” and what you chose for them are deleted. Nothing was stored.")
            % {"file": run.file_name},
            "action": _("Discard list"),
            "danger": True,
            "cancel_url": run.get_absolute_url(),
        }
        return render(request, "components/confirm.html", context)
    try:
        discard_run(run, actor=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(run)
    messages.success(request, _("The list is discarded. Its rows are deleted, nothing was stored."))
    return redirect("partners:imports")
