"""Writing one contribution. Whatever goes wrong, what was typed comes back with the page."""

from collections.abc import Iterator
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portal.shared.kept_posts import ask_to_sign_in, take_kept_post
from portal.shared.states import MoveRefused
from portal.shared.text_joining import Choice, Passage, joined, passages_of
from portal.shared.texts import check_text
from reports.domain.contributions import Saved, StaleVersion, TextRefused, save_contribution, take_over_previous
from reports.domain.proposals import accept_proposal, proposals_for, refuse_proposal
from reports.domain.queries import present_contribution, previous_contribution
from reports.enums import FocusArea
from reports.forms.contribution import ContributionForm
from reports.models import Contribution, Report
from reports.permissions import can_write_report
from reports.renderers.richtext import render_text
from reports.states.report import writing_refusal

from .contribution import focus_area_or_404
from .report import visible_report

FORMAT_HELP: Final = (
    (gettext_lazy("Sub-heading"), "### Wir werben an Schulen"),
    (gettext_lazy("Smaller sub-heading"), "#### Berufsmessen"),
    (gettext_lazy("List"), "- Plakate"),
    (gettext_lazy("Numbered list"), "1. Plakate"),
    (gettext_lazy("Strong words"), "**20 Prozent**"),
    (gettext_lazy("Emphasised words"), "_zum ersten Mal_"),
    (gettext_lazy("Quotation"), "> Das hat uns geholfen."),
    (gettext_lazy("Link with words of its own"), "[Zum Projekt](https://example.org)"),
)
# What the toolbar puts around or before the marked words; the words on its buttons.
TOOLS: Final = (
    ("### ", gettext_lazy("Sub-heading")),
    ("#### ", gettext_lazy("Smaller sub-heading")),
    ("**", gettext_lazy("Strong")),
    ("_", gettext_lazy("Emphasised")),
    ("- ", gettext_lazy("List")),
    ("1. ", gettext_lazy("Numbered list")),
    ("> ", gettext_lazy("Quotation")),
    ("[]", gettext_lazy("Link")),
)
# The longest text, as it is sent.
MOST_KEPT: Final = 400 * 1024
# Tells the script of the editor that the browser's copy is no longer needed.
SAVED: Final = "gespeichert"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def contribution(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Edit the text of one focus area; what somebody signed out has sent is there again after signing in."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request, most_bytes=MOST_KEPT)
    report, area = visible_report(request, pk), focus_area_or_404(number)
    if not can_write_report(request.user, report):
        raise Http404
    present = present_contribution(report, area)
    if request.method == "POST":
        return _post(request, present)
    kept = take_kept_post(request)
    if kept is not None:
        form = ContributionForm(kept)
        messages.info(request, _("Here is what you wrote. It is not saved yet."))
        return _show(request, present, form, preview=check_text(kept.get("text", "")).text, is_unsaved=True)
    if refusal := writing_refusal(report):
        messages.info(request, refusal)
        return redirect("reports:report", pk)
    form = ContributionForm(initial={"text": present.text, "revision": present.revision})
    return _show(request, present, form, preview=present.text)


def _post(request: HttpRequest, present: Contribution) -> HttpResponse:
    form = ContributionForm(request.POST)
    if not form.is_valid():
        return _show(request, present, form, is_unsaved=True, status=422)
    text = form.cleaned_data["text"]
    if "preview" in request.POST:
        return _show(request, present, form, preview=check_text(text).text, is_unsaved=True)
    if "join" in request.POST and form.expected_revision() == present.revision:
        text = _joined(request, present, check_text(text).text)
    return _try_to_save(request, present, form, text)


def _try_to_save(request: HttpRequest, present: Contribution, form: ContributionForm, text: str) -> HttpResponse:
    area = FocusArea(present.focus_area)
    try:
        saved = _save(request, present.report, area, text, form.expected_revision())
    except TextRefused as refused:
        for problem in refused.problems[:10]:
            form.add_error("text", problem)
        return _show(request, present, form, is_unsaved=True, status=422)
    except MoveRefused as refused:
        form.add_error(None, str(refused))
        return _show(request, present, form, is_unsaved=True, status=409)
    except StaleVersion as stale:
        return _show_conflict(request, stale, area)
    for note in saved.notes:
        messages.info(request, note)
    messages.success(request, _("Saved.") if saved.changed else _("Nothing has changed since the last save."))
    if "save_and_back" in request.POST:
        return redirect("reports:report", present.report_id)
    url = reverse("reports:contribution", args=[present.report_id, area.value])
    return redirect(f"{url}#{SAVED}")


def _save(request: HttpRequest, report: Report, area: FocusArea, text: str, revision: int) -> Saved:
    """Do what the button says: save, and perhaps decide about a proposed sentence or begin with last year's text."""
    source = request.POST.get("accept") or request.POST.get("refuse")
    if source:
        decide = accept_proposal if "accept" in request.POST else refuse_proposal
        return decide(report, area, source, text=text, expected_revision=revision, author=request.user)
    if "take_over" in request.POST and not text.strip():
        previous = previous_contribution(report, area)
        if previous is not None:
            return take_over_previous(report, area, previous, author=request.user)
    return save_contribution(
        report,
        area,
        text,
        expected_revision=revision,
        author=request.user,
        keep_replaced="join" in request.POST,
    )


def _joined(request: HttpRequest, present: Contribution, mine: str) -> str:
    passages = passages_of(present.text, mine)
    count = sum(passage.differs for passage in passages)
    chosen = (request.POST.get(f"passage-{number}", "") for number in range(1, count + 1))
    return joined(passages, [Choice(each) if each in set(Choice) else None for each in chosen])


def _numbered(passages: list[Passage]) -> Iterator[dict[str, Any]]:
    """Number those that differ; the others have the number 0."""
    number = 0
    for passage in passages:
        number += passage.differs
        yield {"passage": passage, "number": number if passage.differs else 0}


def _show_conflict(request: HttpRequest, stale: StaleVersion, area: FocusArea) -> HttpResponse:
    context = {
        "report": stale.current.report,
        "area": area,
        "stale": stale.current,
        "mine": stale.text,
        "saved_mark": SAVED,
        "passages": _numbered(passages_of(stale.current.text, stale.text)),
    }
    return render(request, "reports/conflict.html", context, status=409)


def _show(  # noqa: PLR0913 -- the page has these parts
    request: HttpRequest,
    present: Contribution,
    form: ContributionForm,
    *,
    preview: str = "",
    is_unsaved: bool = False,
    status: int = 200,
) -> HttpResponse:
    area = FocusArea(present.focus_area)
    previous = previous_contribution(present.report, area)
    context: dict[str, Any] = {
        "report": present.report,
        "contribution": present,
        "area": area,
        "form": form,
        "preview": render_text(preview, heading_level=3),
        "is_unsaved": is_unsaved,
        "can_write_now": not writing_refusal(present.report),
        "previous": previous,
        "previous_text": render_text(previous.text, heading_level=3) if previous else "",
        "is_as_before": present.taken_over_from_id is not None,
        "proposals": proposals_for(present.report, area, request.user),
        "format_help": FORMAT_HELP,
        "tools": TOOLS,
        "next_area": FocusArea(area + 1) if area < len(FocusArea) else None,
        "previous_area": FocusArea(area - 1) if area > 1 else None,
    }
    return render(request, "reports/contribution.html", context, status=status)
