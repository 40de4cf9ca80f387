"""Word files: handing one in, looking at what goes where, taking it over."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from portal.shared.states import MoveRefused
from portal.shared.word.blocks import WordDocument
from portal.shared.word.refusal import WordRefusal
from reports.domain.contributions import StaleVersion, TextRefused
from reports.domain.word.findings import remarks_on
from reports.domain.word.preview import Part, parts_of
from reports.domain.word.reading import WordRefused, read_picture
from reports.domain.word.retention import KEPT
from reports.domain.word.sentences import MAX_BYTES, sentence
from reports.domain.word.taking_over import Choice, ChoiceMissing, plans_of, take_over
from reports.domain.word.uploads import cuts_of, discard_upload, divide, document_of, start_upload
from reports.enums import UploadState
from reports.forms.focus_areas import focus_area_choices
from reports.forms.upload import WordFileForm, read_choices, read_cuts
from reports.models import Report, Upload
from reports.permissions import can_write_report
from reports.renderers.richtext import render_text
from reports.states.report import writing_refusal

from .report import visible_report

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Around the file there are the other fields of the form.
MOST_SENT: Final = MAX_BYTES + 1024 * 1024
_CHUNK: Final = 1024 * 1024
_MOST_DRAINED: Final = 1024 * 1024 * 1024
View = Callable[..., HttpResponse]


def refuses_large_bodies(view: View) -> View:
    """Answer a body that is far too large before it is taken apart; ``view`` then gets ``is_too_large``.

    It is read and thrown away, because a browser shows no answer to something it could not send to the end. Nothing
    is changed in that case, so no token against forged requests is needed.
    """

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) <= MOST_SENT:
            return csrf_protect(view)(request, *args, **kwargs)
        drained = 0
        while drained < _MOST_DRAINED and (chunk := request.read(_CHUNK)):
            drained += len(chunk)
        return view(request, *args, is_too_large=True, **kwargs)

    return wrapped


def writable_report(request: HttpRequest, pk: int) -> Report:
    """Return a report that the present user may write. Raises ``Http404``."""
    report = visible_report(request, pk)
    if not can_write_report(request.user, report):
        raise Http404
    return report


def visible_upload(request: HttpRequest, pk: int) -> Upload:
    """Return a file that the present user may see. Raises ``Http404``."""
    uploads = Upload.objects.visible_to(request.user).defer("content")
    return get_object_or_404(uploads.select_related("report__period", "report__organisation", "uploaded_by"), pk=pk)


@refuses_large_bodies
@require_http_methods(["GET", "HEAD", "POST"])
def uploads(request: HttpRequest, pk: int, *, is_too_large: bool = False) -> HttpResponse:
    """Show the files handed in for a report, or take a new one."""
    report = writable_report(request, pk)
    if is_too_large:
        return _show_uploads(request, report, WordFileForm(), sentence(WordRefusal.TOO_LARGE), status=413)
    if request.method != "POST":
        return _show_uploads(request, report, WordFileForm())
    form = WordFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_uploads(request, report, form, status=422)
    file = form.cleaned_data["file"]
    try:
        upload = start_upload(report, file.name, file.read(MAX_BYTES + 1), actor=request.user)
    except WordRefused as refused:
        return _show_uploads(request, report, WordFileForm(), str(refused), file.name, status=422)
    except MoveRefused as refused:
        return _show_uploads(request, report, WordFileForm(), str(refused), status=409)
    return redirect(upload)


def _show_uploads(  # noqa: PLR0913 -- the page has these parts
    request: HttpRequest, report: Report, form: WordFileForm, problem: str = "", name: str = "", *, status: int = 200
) -> HttpResponse:
    context = {
        "report": report,
        "form": form,
        "problem": problem,
        "name": name,
        "uploads": Upload.objects.visible_to(request.user)
        .without_contents()
        .filter(report=report)
        .select_related("uploaded_by"),
        "writing_refusal": writing_refusal(report),
        "days": KEPT.days,
    }
    return render(request, "reports/word/uploads.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what goes where; divide anew, or take over."""
    shown = visible_upload(request, pk)
    may_write = can_write_report(request.user, shown.report)
    if request.method != "POST":
        if may_write and shown.state == UploadState.PREVIEWED and not writing_refusal(shown.report):
            return _show_preview(request, shown)
        return render(request, "reports/word/upload.html", {"upload": shown, "may_write": may_write, **_when(shown)})
    if not may_write:
        raise Http404
    split = request.POST.get("geteilt", "")
    parts = parts_of(document_of(shown), cuts_of(shown)) if shown.document else []
    indices = [piece.index for part in parts for piece in part.pieces]
    try:
        changed = divide(shown, read_cuts(request.POST, cuts_of(shown), indices), actor=request.user)
    except MoveRefused:
        messages.info(request, _("The file was taken over or discarded meanwhile. Load the page again."))
        return redirect(shown)
    if "take_over" not in request.POST:
        return redirect(
            f"{shown.get_absolute_url()}?teilen={split}#texts"
            if split.isdigit()
            else f"{shown.get_absolute_url()}#texts"
        )
    if changed:
        return _show_preview(
            request, shown, _("The division has changed. Please look at the texts once more, then take them over."), 409
        )
    return _take_over(request, shown)


def _take_over(request: HttpRequest, shown: Upload) -> HttpResponse:
    choices, seen = read_choices(request.POST, plans_of(shown))
    try:
        take_over(shown, choices, seen, actor=request.user)
    except ChoiceMissing as missing:
        shown.refresh_from_db(fields=["state"])
        if not missing.areas:
            return _show_preview(request, shown, _("Choose a focus area for at least one part of the file."), 422)
        text = _("Please choose what happens to your present text in focus area %(numbers)s.")
        return _show_preview(request, shown, text % {"numbers": missing}, 422, choices)
    except TextRefused as refused:
        shown.refresh_from_db(fields=["state"])
        return _show_preview(request, shown, " ".join(refused.problems[:5]), 422, choices)
    except StaleVersion:
        shown.refresh_from_db(fields=["state"])
        text = _("Somebody saved a text meanwhile. Please look at the texts once more, then take them over.")
        return _show_preview(request, shown, text, 409)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(shown)
    messages.success(request, _("The texts are taken over. You can go on writing in them."))
    return redirect(shown.report)


def _when(shown: Upload) -> dict[str, Any]:
    return {"kept_until": shown.created_at + KEPT}


def _show_preview(
    request: HttpRequest,
    shown: Upload,
    problem: str = "",
    status: int = 200,
    choices: dict[int, Choice] | None = None,
) -> HttpResponse:
    document = document_of(shown)
    parts = parts_of(document, cuts_of(shown))
    split = request.GET.get("teilen", "")
    plans = plans_of(shown)
    context = {
        "upload": shown,
        "report": shown.report,
        "problem": problem,
        "parts": parts,
        "split": int(split) if split.isdigit() and len(split) < 7 else -1,  # noqa: PLR2004 -- more are no place
        "areas": focus_area_choices(),
        "remarks": remarks_on(document),
        "left_out": _left_out(parts),
        "plans": [(plan, render_text(plan.text, heading_level=4), (choices or {}).get(plan.area)) for plan in plans],
        "has_names": _names_any(parts, document),
        **_when(shown),
    }
    return render(request, "reports/word/preview.html", context, status=status)


def _left_out(parts: list[Part]) -> str:
    words = sum(part.words for part in parts if part.is_left_out)
    if not words:
        return ""
    text = ngettext(
        "%(count)d word goes to no focus area so far.", "%(count)d words go to no focus area so far.", words
    )
    return text % {"count": words}


def _names_any(parts: list[Part], document: WordDocument) -> bool:
    return bool(document.blocks) and any(piece.names_area for part in parts for piece in part.pieces)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the file as it was handed in."""
    shown = visible_upload(request, pk)
    if shown.erased_at is not None:
        raise Http404
    response = HttpResponse(bytes(shown.content), content_type=WORD)
    response.headers["Content-Disposition"] = 'attachment; filename="bericht.docx"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Send a picture of the file, written anew."""
    shown = visible_upload(request, pk)
    findings = document_of(shown).findings
    if number >= len(findings) or not findings[number].member:
        raise Http404
    found = read_picture(bytes(shown.content), findings[number].member)
    if found is None:
        messages.info(request, _("This picture is of a kind that the portal cannot show. It is in the Word file."))
        return redirect(shown)
    content_type, content = found
    response = HttpResponse(content, content_type=content_type)
    ending = content_type.removeprefix("image/").replace("jpeg", "jpg")
    response.headers["Content-Disposition"] = f'attachment; filename="bild-{number + 1}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a file is to be given up, or do it."""
    shown = visible_upload(request, pk)
    if not can_write_report(request.user, shown.report):
        raise Http404
    if request.method != "POST":
        context = {
            "title": _("Discard the Word file?"),
            "text": _("“%(file)s” is deleted. The texts of the report stay as they are.") % {"file": shown.file_name},
            "action": _("Discard file"),
            "danger": True,
            "cancel_url": shown.get_absolute_url(),
        }
        return render(request, "components/confirm.html", context)
    try:
        discard_upload(shown, actor=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(shown)
    messages.success(request, _("The file is discarded."))
    return redirect("reports:report_word", shown.report_id)
