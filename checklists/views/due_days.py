"""The days that an organisation counts for the lists of events it hosts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checklists.domain.due_defaults import items_with_days, own_days_of, save_own_days
from checklists.domain.event_lists import SLUG
from checklists.domain.running import NoTemplate, newest_version
from checklists.forms.due_days import DueDaysForm
from checklists.permissions import can_set_due_days
from partners.models import Organisation


@require_http_methods(["GET", "HEAD", "POST"])
def due_days(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the days, or save them and plan the lists anew."""
    organisation = get_object_or_404(Organisation, slug=slug)
    if not can_set_due_days(request.user, organisation):
        raise Http404
    try:
        version = newest_version(SLUG)
    except NoTemplate as missing:
        raise Http404 from missing
    sent = request.POST if request.method == "POST" else None
    form = DueDaysForm(items_with_days(version), own_days_of(organisation, version), sent)
    if sent is not None and form.is_valid():
        save_own_days(organisation, version, form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("checklists:due_days", slug)
    context = {"organisation": organisation, "form": form}
    return render(request, "checklists/due_days.html", context, status=200 if sent is None else 422)
