"""Writing one contribution, seeing how it will look, comparing its versions."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from portal.shared.states import MoveRefused
from portal.shared.texts import check_text
from portal.shared.word_diff import compare_words
from reports.domain.contributions import StaleVersion, TextRefused, save_contribution
from reports.domain.queries import present_contribution, previous_text, versions_of
from reports.enums import FocusArea
from reports.forms.contribution import ContributionForm
from reports.models import Contribution, Report
from reports.permissions import can_write_report
from reports.renderers.richtext import render_text
from reports.states.report import writing_refusal

from .report import visible_report

FORMAT_HELP = (
    (gettext_lazy("Sub-heading"), "### Wir werben an Schulen"),
    (gettext_lazy("Smaller sub-heading"), "#### Berufsmessen"),
    (gettext_lazy("List"), "- Plakate"),
    (gettext_lazy("Numbered list"), "1. Plakate"),
    (gettext_lazy("Strong words"), "**20 Prozent**"),
    (gettext_lazy("Emphasised words"), "_zum ersten Mal_"),
    (gettext_lazy("Quotation"), "> Das hat uns geholfen."),
    (gettext_lazy("Link with words of its own"), "[Zum Projekt](https://example.org)"),
)


def focus_area_or_404(number: int) -> FocusArea:
    """Return the focus area with the number in the address."""
    if number not in FocusArea.values:
        raise Http404
    return FocusArea(number)


@require_http_methods(["GET", "HEAD", "POST"])
def contribution(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Edit the text of one focus area; a preview is shown without saving."""
    report, area = visible_report(request, pk), focus_area_or_404(number)
    if not can_write_report(request.user, report):
        raise Http404
    present = present_contribution(report, area)
    if request.method != "POST":
        if writing_refusal(report):
            return redirect("reports:report", pk)
        form = ContributionForm(initial={"text": present.text, "revision": present.revision})
        return _show(request, present, form, preview=present.text)
    form = ContributionForm(request.POST)
    if not form.is_valid():
        return _show(request, present, form, status=422)
    text = form.cleaned_data["text"]
    if "preview" in request.POST:
        return _show(request, present, form, preview=check_text(text).text, is_unsaved=True)
    return _save(request, report, present, form)


def _save(request: HttpRequest, report: Report, present: Contribution, form: ContributionForm) -> HttpResponse:
    """What somebody typed is never thrown away: whatever goes wrong, the page comes back with it."""
    area, text = FocusArea(present.focus_area), form.cleaned_data["text"]
    try:
        saved = save_contribution(report, area, text, expected_revision=form.expected_revision(), author=request.user)
    except TextRefused as refused:
        for problem in refused.problems[:10]:
            form.add_error("text", problem)
        return _show(request, present, form, status=422)
    except MoveRefused as refused:
        form.add_error(None, str(refused))
        return _show(request, present, form, status=409)
    except StaleVersion as stale:
        again = ContributionForm(initial={"text": stale.text, "revision": stale.current.revision})
        present = present_contribution(report, area)
        return _show(
            request,
            present,
            again,
            preview=stale.text,
            is_unsaved=True,
            stale=stale.current,
            mine=stale.text,
            status=409,
        )
    for note in saved.notes:
        messages.info(request, note)
    messages.success(request, _("Saved.") if saved.changed else _("Nothing has changed since the last save."))
    if "save_and_back" in request.POST:
        return redirect("reports:report", report.pk)
    return redirect("reports:contribution", report.pk, area.value)


def _show(  # noqa: PLR0913 -- the page has these parts
    request: HttpRequest,
    present: Contribution,
    form: ContributionForm,
    *,
    preview: str = "",
    is_unsaved: bool = False,
    stale: Contribution | None = None,
    mine: str = "",
    status: int = 200,
) -> HttpResponse:
    area = FocusArea(present.focus_area)
    year, text = previous_text(present.report, area)
    context: dict[str, Any] = {
        "report": present.report,
        "contribution": present,
        "area": area,
        "form": form,
        "preview": render_text(preview, heading_level=3),
        "is_unsaved": is_unsaved,
        "previous_year": year,
        "previous_text": render_text(text, heading_level=4),
        "stale": stale,
        "changes": compare_words(stale.text, mine) if stale is not None else [],
        "format_help": FORMAT_HELP,
        "next_area": FocusArea(area + 1) if area < len(FocusArea) else None,
        "previous_area": FocusArea(area - 1) if area > 1 else None,
    }
    return render(request, "reports/contribution.html", context, status=status)


@require_safe
def versions(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """List the versions of a contribution and compare two of them word by word (``?old=1&new=3``)."""
    report, area = visible_report(request, pk), focus_area_or_404(number)
    present = present_contribution(report, area)
    if present.pk is None:
        raise Http404
    present.report = report
    found = versions_of(present, request.user)
    by_number = {str(each.number): each for each in found}
    new = by_number.get(request.GET.get("new", ""), found[0] if found else None)
    old = by_number.get(request.GET.get("old", ""), found[1] if len(found) > 1 else None)
    context = {
        "report": report,
        "area": area,
        "versions": found,
        "old": old,
        "new": new,
        "changes": compare_words(old.text, new.text) if old and new else [],
        "can_write": can_write_report(request.user, report) and not writing_refusal(report),
    }
    return render(request, "reports/versions.html", context)
