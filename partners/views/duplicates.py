"""Entries that may be the same organisation: the ministry's list, and suggestions by intermediaries."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.domain.duplicates.listing import namesakes, page_of_suspects, recent_merges
from partners.domain.duplicates.suspects import SuggestionRefused, set_aside, suggest_pair
from partners.forms.duplicates import SuggestionForm
from partners.models import DuplicateSuspect, Organisation, intermediary_ids
from partners.permissions import can_merge_organisations, can_see_duplicates, can_suggest_duplicate


@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """List the pairs nobody has decided about, the likeliest first, and the merges of late."""
    if not can_see_duplicates(request.user):
        raise Http404
    page = page_of_suspects(request.user, request.GET.get("after", ""))
    return render(request, "partners/duplicates/list.html", {"page": page, "merges": recent_merges()})


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember that both entries of a pair are different organisations."""
    if not can_see_duplicates(request.user):
        raise Http404
    suspect = get_object_or_404(DuplicateSuspect.objects.select_related("one", "other"), pk=pk)
    set_aside(suspect, actor=request.user)
    names = {"one": suspect.one.display_name, "other": suspect.other.display_name}
    messages.success(request, _("Remembered: “%(one)s” and “%(other)s” are not the same.") % names)
    return redirect("partners:duplicates")


@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the second entry of the same organisation: intermediaries tell the ministry, the ministry goes on."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    if not can_suggest_duplicate(request.user):
        raise Http404
    wanted = request.POST.get("q", request.GET.get("q", ""))
    candidates = namesakes(request.user, organisation, wanted)
    form = SuggestionForm(candidates, request.POST or None)
    may_merge = can_merge_organisations(request.user)
    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data["other"]
        if may_merge:
            return redirect("partners:merge", organisation.slug, other.slug)
        if send(request, organisation, other, form):
            return redirect(organisation)
    context = {
        "organisation": organisation,
        "form": form,
        "candidates": candidates,
        "q": wanted,
        "may_merge": may_merge,
    }
    return render(request, "partners/duplicates/suggest.html", {**context, "may_merge": may_merge})


def send(request: HttpRequest, organisation: Organisation, other: Organisation, form: Any) -> bool:
    """Send the suggestion; return False with the reason in ``form`` when it is not possible."""
    by = Organisation.objects.filter(pk__in=intermediary_ids(request.user)).earliest("pk")
    try:
        suggest_pair(organisation, other, by=by, note=form.cleaned_data["note"])
    except SuggestionRefused as refusal:
        form.add_error("other", str(refusal))
        return False
    messages.success(request, _("Thank you. The ministry looks at both entries."))
    return True
