"""The pictures of a report."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.shared.states import MoveRefused
from reports.domain.attachments import (
    TYPES,
    PictureRefused,
    add_attachment,
    describe_attachment,
    is_closed,
    open_picture,
    reasons_of,
    remove_attachment,
    visible_attachments,
)
from reports.forms.attachment import AttachmentForm, DescriptionForm
from reports.models import Attachment, Report
from reports.permissions import can_write_report
from reports.states.report import writing_refusal

from .notices import refuse
from .report import visible_report


@require_http_methods(["GET", "HEAD", "POST"])
def attachments(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the pictures of a report, and take in another one."""
    report = visible_report(request, pk)
    if request.method != "POST":
        return _show(request, report, AttachmentForm())
    if not can_write_report(request.user, report):
        raise Http404
    form = AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, report, form, status=422)
    file = form.cleaned_data["file"]
    try:
        add_attachment(
            report,
            file.name,
            file.read(),
            focus_area=form.focus_area(),
            described=form.described(),
            author=request.user,
        )
    except PictureRefused as refused:
        form.add_error("file", str(refused))
        return _show(request, report, form, status=422)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:attachments", pk)
    messages.success(request, _("The picture is in the report."))
    return redirect("reports:attachments", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def attachment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Change what is said about a picture."""
    shown = _visible(request, pk, number)
    if not can_write_report(request.user, shown.report):
        raise Http404
    if request.method != "POST" and is_closed(shown.report):
        return redirect("reports:attachments", pk)
    names = ("alt", "caption", "rights_holder", "rights_basis")
    form = DescriptionForm(request.POST or None, initial={name: getattr(shown, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            describe_attachment(shown, form.described(), author=request.user)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return _edit(request, shown, form, status=409)
        messages.success(request, _("Saved."))
        return redirect("reports:attachments", pk)
    return _edit(request, shown, form, status=422 if request.method == "POST" else 200)


@require_POST
def attachment_remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a picture out of the report."""
    shown = _visible(request, pk, number)
    if not can_write_report(request.user, shown.report):
        raise Http404
    try:
        remove_attachment(shown, author=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:attachments", pk)
    messages.success(request, _("The picture is taken out of the report."))
    return redirect("reports:attachments", pk)


@require_safe
def attachment_file(request: HttpRequest, pk: int, number: int) -> FileResponse:
    """Send the picture itself. Raises ``Http404`` when it is gone."""
    shown = _visible(request, pk, number)
    try:
        file = open_picture(shown)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type=TYPES[shown.name.rpartition(".")[2]])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    response["ETag"] = f'"{shown.name}"'
    return response


def _visible(request: HttpRequest, pk: int, number: int) -> Attachment:
    found = visible_attachments(visible_report(request, pk), request.user)
    return get_object_or_404(found, pk=number)


def _show(request: HttpRequest, report: Report, form: AttachmentForm, status: int = 200) -> HttpResponse:
    may_write = can_write_report(request.user, report)
    context = {
        "report": report,
        "pictures": [(each, reasons_of(each)) for each in visible_attachments(report, request.user)],
        "form": form,
        "may_add": may_write and not writing_refusal(report),
        "may_describe": may_write and not is_closed(report),
    }
    return render(request, "reports/attachments.html", context, status=status)


def _edit(request: HttpRequest, shown: Attachment, form: DescriptionForm, status: int) -> HttpResponse:
    context = {"report": shown.report, "picture": shown, "form": form}
    return render(request, "reports/attachment_form.html", context, status=status)
