"""The outline of an edition: order of its parts, greetings, guest articles, pictures, pages of a part."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.printing.render import RenderFailed
from portal.shared.states import MoveRefused
from reports.domain.attachments import PictureRefused
from reports.domain.edition import NothingToPrint
from reports.domain.fragments import PieceFailed
from reports.domain.outline import (
    ARTICLES,
    add_picture,
    describe_picture,
    move_section,
    remove_article,
    remove_picture,
    save_article,
)
from reports.domain.part_preview import UnknownPart, preview_part
from reports.domain.printed_pictures import read_picture
from reports.enums import EditionSection
from reports.forms.article import ArticleForm, PictureForm, PictureWordsForm
from reports.models import Edition, EditionPicture, EditionText

from .edition import present_edition
from .notices import refuse

STEPS = {"up": -1, "down": 1}


@require_POST
def order(request: HttpRequest, year: int) -> HttpResponse:
    """Move a part of the brochure up or down."""
    edition = present_edition(request, year)
    section, steps = request.POST.get("section", ""), STEPS.get(request.POST.get("move", ""))
    if section not in EditionSection.values or steps is None:
        raise Http404
    try:
        move_section(edition, EditionSection(section), steps=steps, actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:edition", year)
    response = redirect("reports:edition", year)
    response["Location"] += "#outline"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def article(request: HttpRequest, year: int, pk: int | None = None) -> HttpResponse:
    """Write a greeting or a guest article."""
    edition = present_edition(request, year)
    known = _text(edition, pk) if pk is not None else None
    form = ArticleForm(request.POST if request.method == "POST" else None, known=known)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_article(edition, known, actor=request.user, **form.cleaned_data)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Build the brochure again to see it."))
            return redirect("reports:edition_article", year, saved.pk)
    context = {
        "form": form,
        "edition": edition,
        "period": edition.period,
        "text": known,
        "pictures": known.pictures.all() if known is not None else [],
        "picture_form": PictureForm(),
    }
    return render(request, "reports/edition_article.html", context, status=422 if form.is_bound else 200)


@require_POST
def article_remove(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Take a greeting or a guest article out."""
    text = _text(present_edition(request, year), pk)
    try:
        remove_article(text, actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:edition", year)
    messages.success(request, _("Removed."))
    return redirect("reports:edition", year)


@require_POST
def picture_add(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Take in a picture beside a text."""
    text = _text(present_edition(request, year), pk)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return _picture_page(request, text, form, None, status=422)
    file = form.cleaned_data["file"]
    try:
        add_picture(text, file.name, file.read(), described=form.described(), actor=request.user)
    except PictureRefused as refused:
        form.add_error("file", str(refused))
        return _picture_page(request, text, form, None, status=422)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:edition", year)
    messages.success(request, _("Saved."))
    return redirect("reports:edition_article", year, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Change what is said about a picture."""
    shown = _picture(present_edition(request, year), pk)
    initial = {"alt": shown.alt, "caption": shown.caption, "rights_holder": shown.rights}
    form = PictureWordsForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            describe_picture(shown, described=form.described(), actor=request.user)
        except MoveRefused as refused:
            return refuse(request, refused, "reports:edition", year)
        messages.success(request, _("Saved."))
        return redirect("reports:edition_article", year, shown.text_id)
    return _picture_page(request, shown.text, form, shown, status=422 if form.is_bound else 200)


@require_POST
def picture_remove(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Take a picture out."""
    shown = _picture(present_edition(request, year), pk)
    try:
        remove_picture(shown, actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:edition", year)
    messages.success(request, _("Removed."))
    return redirect("reports:edition_article", year, shown.text_id)


@require_safe
def picture_file(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Send a picture of the edition."""
    shown = _picture(present_edition(request, year), pk)
    try:
        content = read_picture(shown.name)
    except FileNotFoundError:
        raise Http404 from None
    kind = "image/png" if shown.name.endswith(".png") else "image/jpeg"
    return HttpResponse(content, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})


@require_safe
def pages(request: HttpRequest, year: int, part: str) -> HttpResponse:
    """Send the pages of a part as PDF, as they will be printed."""
    edition = present_edition(request, year)
    try:
        document = preview_part(edition, part)
    except UnknownPart:
        raise Http404 from None
    except (NothingToPrint, PieceFailed, RenderFailed) as failure:
        return refuse(request, failure, "reports:edition", year)
    name = f'inline; filename="{part}.pdf"'
    headers = {"Content-Disposition": name, "Cache-Control": "private, no-store"}
    return HttpResponse(document.content, content_type="application/pdf", headers=headers)


def _picture_page(
    request: HttpRequest, text: EditionText, form: PictureWordsForm, shown: EditionPicture | None, *, status: int
) -> HttpResponse:
    context = {"form": form, "picture": shown, "text": text, "period": text.edition.period}
    return render(request, "reports/edition_picture.html", context, status=status)


def _text(edition: Edition, pk: int) -> EditionText:
    return get_object_or_404(edition.texts.select_related("edition__period").filter(kind__in=ARTICLES), pk=pk)


def _picture(edition: Edition, pk: int) -> EditionPicture:
    pictures = EditionPicture.objects.select_related("text__edition__period").filter(text__edition=edition)
    return get_object_or_404(pictures, pk=pk)
