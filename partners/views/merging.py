"""Merging two entries of the same organisation, and taking it back."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.domain.merging import MergeRefused, merge_organisations, undo_merge
from partners.domain.merging.preview import load_side, preview_merge
from partners.forms.duplicates import MergeReasonForm
from partners.models import Merge, Organisation
from partners.permissions import can_merge_organisations

PART = "part-"
SEEN = "seen-"


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, slug: str, other: str) -> HttpResponse:
    """Show both sides field by field, the entry at ``slug`` stays; make them one."""
    if not can_merge_organisations(request.user):
        raise Http404
    target, source = load_side(slug), load_side(other)
    if target is None or source is None:
        raise Http404
    choices = {name[len(PART) :]: str(value) for name, value in request.POST.items() if name.startswith(PART)}
    form = MergeReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = merge_organisations(
                source,
                target,
                choices=choices,
                seen=seen_times(request, source, target),
                actor=request.user,
                reason=form.cleaned_data["reason"],
            )
        except MergeRefused as refusal:
            form.add_error(None, str(refusal))
            target, source = load_side(slug) or target, load_side(other) or source
        else:
            names = {"source": source.display_name, "target": done.target.display_name}
            messages.success(request, _("“%(source)s” is part of “%(target)s” now.") % names)
            return redirect("partners:duplicates")
    context = {"preview": preview_merge(request.user, source, target, choices), "form": form}
    return render(request, "partners/duplicates/merge.html", context)


def seen_times(request: HttpRequest, *sides: Organisation) -> dict[int, datetime]:
    """Return when each side was last changed as the person saw it; a side that is not told is never up to date."""
    found = {}
    for each in sides:
        try:
            time = parse_datetime(request.POST.get(f"{SEEN}{each.pk}", ""))
        except ValueError:
            time = None
        if time is not None:
            found[each.pk] = time
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before a merge is taken back, then take it back."""
    if not can_merge_organisations(request.user):
        raise Http404
    done = get_object_or_404(Merge.objects.select_related("source", "target"), pk=pk)
    form = MergeReasonForm(request.POST or None)
    names = {"source": done.source.name, "target": done.target.name}
    if request.method == "POST" and form.is_valid():
        try:
            undo_merge(done, actor=request.user, reason=form.cleaned_data["reason"])
        except MergeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("“%(source)s” and “%(target)s” are two entries again.") % names)
            return redirect("partners:duplicates")
    context = {
        "title": _("Undo this merge?"),
        "text": _("“%(source)s” gets back its own entry with everything “%(target)s” took over from it.") % names,
        "details": [
            _("What was edited since in other fields stays with “%(target)s”.") % names,
            _("If something that was taken over has been changed since, nothing is undone and you are told what."),
        ],
        "action": _("Undo merge"),
        "cancel_url": reverse("partners:duplicates"),
        "form": form,
    }
    return render(request, "components/confirm.html", context)
