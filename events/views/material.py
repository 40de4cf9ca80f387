"""Flyers, posters and texts of an event."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.domain.material.freezing import guest_event
from events.domain.material.making import make_invitations
from events.domain.material.queries import material_page
from events.enums.material import GuestLanguage, MaterialKind
from events.models import Event, Invitation
from events.permissions.material import can_make_material, can_see_by_code, can_see_material
from events.renderers.texts import text_blocks
from portal.printing.views.files import answer_printout
from portal.shared.guest_languages import GUEST_LANGUAGES
from portal.shared.states import MoveRefused

from .event import event_or_404
from .event_tabs import tabs_of


@require_http_methods(["GET", "HEAD", "POST"])
def material(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what was made in which language, have more of it made, and give texts to copy."""
    event = event_or_404(request, pk, can_see_material)
    if request.method == "POST":
        return _make(request, event)
    texts = list(event.texts.all())
    asked = request.GET.get("sprache", GuestLanguage.DE)
    language = asked if asked in GuestLanguage.values else GuestLanguage.DE.value
    context = {
        "event": event,
        "tabs": tabs_of(event, request.user, "events:material"),
        "page": material_page(event, texts),
        "can_make": can_make_material(request.user, event),
        "is_open": can_see_by_code(event),
        "languages": GUEST_LANGUAGES,
        "language": language,
        "blocks": text_blocks(guest_event(event, texts, language)),
    }
    return render(request, "events/material/page.html", context)


def _make(request: HttpRequest, event: Event) -> HttpResponse:
    kind = request.POST.get("kind", "")
    languages = [GuestLanguage(code) for code in request.POST.getlist("language") if code in GuestLanguage.values]
    if kind not in MaterialKind.values or not can_make_material(request.user, event):
        raise Http404
    if not languages:
        messages.error(request, _("Please choose at least one language."))
    else:
        try:
            make_invitations(event, MaterialKind(kind), languages, actor=request.user)
        except MoveRefused as refused:
            messages.error(request, str(refused))
        except PermissionDenied:
            raise Http404 from None
        else:
            messages.success(request, _("The invitations are being made. They stand here in about a minute."))
    return redirect("events:material", event.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_file(request: HttpRequest, pk: UUID, kind: str, language: str, form: str) -> HttpResponseBase:
    """Send a flyer or poster as PDF or picture; POST starts a failed one again."""
    event = event_or_404(request, pk, can_see_material)
    if form not in {"pdf", "png"}:
        raise Http404
    invitations = Invitation.objects.select_related("printout__job")
    invitation: Invitation = get_object_or_404(invitations, event=event, kind=kind, language=language)
    return answer_printout(
        request,
        invitation.printout,
        file_name=f"{slugify(event.title) or 'einladung'}-{kind}-{language}.{form}",
        back_url=reverse("events:material", args=[event.pk]),
        form="png" if form == "png" else "pdf",
    )
