"""The page on which an organisation and the ministry prepare a declaration, and its text."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.models import organisation_ids
from portal.shared.states import MoveRefused
from reports.domain.accession.drafting import StaleDraft, agree_to_draft, save_wording
from reports.domain.accession.queries import declaration_of, sheet_of
from reports.enums import DeclarationSide, DeclarationState
from reports.forms.accession import WordingForm
from reports.models import Declaration
from reports.permissions import can_end_declaration, can_publish_measures, can_record_signatures

from .notices import refuse

BADGES = {
    DeclarationState.DRAFT: "info",
    DeclarationState.SIGNED: "success",
    DeclarationState.ENDED: "warning",
}


def visible_declaration(request: HttpRequest, slug: str) -> Declaration:
    """Return the newest declaration of an organisation that the present user may see. Raises ``Http404``."""
    found = declaration_of(slug, request.user)
    if found is None:
        raise Http404
    return found


def refuse_here(request: HttpRequest, refused: Exception, shown: Declaration) -> HttpResponse:
    """Go to the page of the declaration, which says why something was not done."""
    return refuse(request, refused, "network:declaration", shown.membership.organisation.slug)


@require_safe
def declaration(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the declaration with its measures, amendments and history."""
    found = visible_declaration(request, slug)
    context: dict[str, Any] = {
        "declaration": found,
        "organisation": found.membership.organisation,
        "sheet": sheet_of(found, request.user),
        "badge": BADGES[DeclarationState(found.state)],
        "sides": DeclarationSide.choices,
        "is_own": found.membership.organisation_id in organisation_ids(request.user),
        "can_sign": can_record_signatures(request.user),
        "can_publish": found.is_signed and can_publish_measures(request.user, found),
        "can_end": found.is_signed and can_end_declaration(request.user),
    }
    return render(request, "reports/network/declaration.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: HttpRequest, slug: str) -> HttpResponse:
    """Edit what the organisation declares."""
    found = visible_declaration(request, slug)
    if request.method != "POST":
        if not found.is_draft:
            return redirect(found)
        return _show(request, found, WordingForm(initial={"revision": found.revision, "wording": found.wording}))
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    values = form.cleaned_data
    try:
        save_wording(found, values["wording"], revision=values["revision"], actor=request.user)
    except MoveRefused as refused:
        return refuse_here(request, refused, found)
    except StaleDraft as stale:
        found.refresh_from_db()
        again = WordingForm(initial={"revision": stale.revision, "wording": values["wording"]})
        return _show(request, found, again, status=409, stale=found.wording)
    messages.success(request, _("Saved."))
    return redirect(found)


def _show(
    request: HttpRequest, found: Declaration, form: WordingForm, status: int = 200, stale: str | None = None
) -> HttpResponse:
    context = {"declaration": found, "organisation": found.membership.organisation, "form": form, "stale": stale}
    return render(request, "reports/network/wording.html", context, status=status)


@require_POST
def agree(request: HttpRequest, slug: str) -> HttpResponse:
    """Agree to the draft as it is for one side."""
    found = visible_declaration(request, slug)
    side, revision = request.POST.get("side", ""), request.POST.get("revision", "")
    if not revision.isdecimal():
        raise Http404
    try:
        agree_to_draft(found, side, revision=int(revision[:9]), actor=request.user)
    except PermissionDenied as denied:
        raise Http404 from denied
    except MoveRefused as refused:
        return refuse_here(request, refused, found)
    except StaleDraft:
        sentence = _("The declaration was changed meanwhile. Please read it again before you agree.")
        return refuse_here(request, MoveRefused(sentence), found)
    messages.success(request, _("You have agreed to the declaration as it is now."))
    return redirect(found)
