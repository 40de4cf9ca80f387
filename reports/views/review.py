"""The text of a report with its comments, for the ministry and the partner, and nobody else."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.shared.states import MoveRefused
from reports.domain.contributions import TextRefused
from reports.domain.queries import sections_of
from reports.domain.reviewing import (
    ReviewedSection,
    answer,
    comment_on,
    resolve,
    reviewed_sections,
    visible_comments,
)
from reports.enums import FocusArea, ReviewSide
from reports.forms.comment import AnswerForm, CommentForm
from reports.models import Report, ReviewComment
from reports.permissions import commenting_side
from reports.renderers.passages import parts_of

from .badges import report_badge
from .report import visible_report


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the text with its comments; ``?area=1&block=3`` opens the form below a paragraph, POST stores a comment."""
    report = visible_report(request, pk)
    if request.method != "POST":
        chosen = request.GET if {"area", "block"} <= set(request.GET) else None
        form = (
            CommentForm(initial={name: chosen.get(name, "") for name in ("area", "block", "quote")}) if chosen else None
        )
        return _show(request, report, form)
    if commenting_side(request.user, report) != ReviewSide.MINISTRY:
        raise Http404
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _show(request, report, form, status=422)
    values = form.cleaned_data
    try:
        made = comment_on(
            report,
            FocusArea(values["area"]),
            version=values["version"],
            block=values["block"],
            quote=values["quote"],
            text=values["text"],
            author=request.user,
        )
    except (MoveRefused, TextRefused) as refused:
        form.add_error(None, str(refused))
        return _show(request, report, form, status=422)
    messages.success(request, _("The comment is stored. The partner reads it when you return or accept the report."))
    return redirect(_place(made))


def _show(request: HttpRequest, report: Report, form: CommentForm | None, status: int = 200) -> HttpResponse:
    sections = [each for each in sections_of(report, request.user) if each.text]
    comments = visible_comments(report, request.user)
    reviewed = reviewed_sections(report, sections, comments)
    side = commenting_side(request.user, report)
    wanted = _wanted(form) if side == ReviewSide.MINISTRY else None
    context = {
        "report": report,
        "badge": report_badge(report.state),
        "sections": [_drawn(each, wanted) for each in reviewed],
        "open_count": sum(each.resolved_at is None for each in comments if each.reply_to_id is None),
        "count": sum(each.reply_to_id is None for each in comments),
        "side": side,
        "may_begin": side == ReviewSide.MINISTRY,
        "form": form,
        "answer_form": AnswerForm(auto_id=False),
    }
    return render(request, "reports/review/review.html", context, status=status)


def _wanted(form: CommentForm | None) -> tuple[int, int] | None:
    """Return focus area and block below which the form stands."""
    if form is None:
        return None
    area, block = str(form["area"].value() or ""), str(form["block"].value() or "")
    return (int(area), int(block)) if area.isdecimal() and block.isdecimal() else None


def _drawn(reviewed: ReviewedSection, wanted: tuple[int, int] | None) -> dict[str, Any]:
    area = reviewed.section.focus_area
    return {
        "section": reviewed.section,
        "gone": reviewed.gone,
        "blocks": [
            {
                "number": number,
                "block": block,
                "parts": parts_of(block, [(each.place.start, each.place.end) for each in threads if each.place]),
                "threads": threads,
                "has_form": wanted == (area.value, number),
            }
            for number, (block, threads) in enumerate(reviewed.blocks)
        ],
    }


def _comment_or_404(request: HttpRequest, pk: int) -> ReviewComment:
    """Return a comment that the present user may read and say something to. Raises ``Http404``."""
    comment = get_object_or_404(ReviewComment.objects.select_related("contribution"), pk=pk)
    report = visible_report(request, comment.contribution.report_id)
    comment.contribution.report = report
    if commenting_side(request.user, report) is None:
        raise Http404
    if not any(each.pk == comment.pk for each in visible_comments(report, request.user)):
        raise Http404
    return comment


def _place(comment: ReviewComment) -> str:
    page = reverse("reports:report_review", args=[comment.contribution.report_id])
    return f"{page}#comment-{comment.reply_to_id or comment.pk}"


@require_POST
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a comment."""
    comment = _comment_or_404(request, pk)
    form = AnswerForm(request.POST)
    try:
        if form.is_valid():
            answer(comment, text=form.cleaned_data["text"], author=request.user)
        else:
            messages.error(request, str(form.errors["text"][0]))
    except (MoveRefused, TextRefused) as refused:
        messages.error(request, str(refused))
    return redirect(_place(comment))


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a comment is done, or that it is not (``open``)."""
    comment = _comment_or_404(request, pk)
    try:
        resolve(comment, actor=request.user, is_done="open" not in request.POST)
    except PermissionDenied:
        raise Http404 from None
    return redirect(_place(comment))
