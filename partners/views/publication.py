"""Publishing, pausing and archiving an entry, and its history."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.domain.publication import archive_organisation, pause_organisation, publish_organisation
from partners.enums import OrganisationState
from partners.forms.creation import ReasonForm
from partners.permissions import can_archive_organisation, can_publish_organisation, must_give_reason
from partners.states.organisation import moves_from
from portal.shared.states import MoveRefused

from .lookup import managing, organisation_or_404

VERBS = {"publish": publish_organisation, "pause": pause_organisation, "archive": archive_organisation}


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who can see the entry and what can be done about it, or do it."""
    organisation = organisation_or_404(request, slug, can_publish_organisation)
    needs_reason = must_give_reason(request.user, organisation)
    form = ReasonForm(request.POST or None, required=needs_reason)
    if request.method == "POST":
        name = request.POST.get("move", "")
        if name not in VERBS or (name == "archive" and not can_archive_organisation(request.user, organisation)):
            raise Http404
        if form.is_valid():
            try:
                VERBS[name](organisation, actor=request.user, reason=form.cleaned_data["reason"])
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, done(name))
                return redirect("partners:organisation_publication", slug)
    organisation.refresh_from_db()
    context = {
        **managing(request, organisation),
        "form": form,
        "needs_reason": needs_reason,
        "moves": {move.name for move in moves_from(organisation.state)},
        "transitions": [
            (each, OrganisationState(each.target).label)
            for each in organisation.transitions.select_related("actor").order_by("-at", "-pk")
        ],
        "changes": organisation.changes.select_related("actor", "mail")[:50],
        "tab": "publication",
    }
    return render(request, "partners/profile/publication.html", context)


def done(name: str) -> str:
    """Return the sentence that says what has happened."""
    return {
        "publish": _("The entry is published: everybody can find it now."),
        "pause": _("The entry is paused: nobody finds it until you publish it again."),
        "archive": _("The entry is archived."),
    }[name]
