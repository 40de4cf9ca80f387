"""Writing one section of an event. What somebody else has saved meanwhile is shown, never written over unseen."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.domain.planning import Conflict, fingerprint, save_section, section_values
from events.enums.event import Section
from events.forms.editing import SectionEditing
from events.permissions.event import can_edit_event

from .event import event_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def event_edit(request: HttpRequest, pk: UUID, section: str) -> HttpResponse:
    """Show the form of a section, save it, or show both versions when they differ."""
    found = event_or_404(request, pk, can_edit_event)
    if section not in Section.values:
        raise Http404
    part = Section(section)
    values = section_values(found, part)
    sent = request.POST if request.method == "POST" else None
    wants_more = sent is not None and "more" in sent
    editing = SectionEditing(found, part, values, sent, more=wants_more)
    context: dict[str, Any] = {
        "event": found,
        "title": part.label,
        "editing": editing,
        "base": sent.get("base", "") if sent is not None else fingerprint(values),
    }
    status = 200
    if sent is not None and not wants_more:
        status = 422
        if editing.is_valid():
            try:
                saved = save_section(found, part, editing.values(), base=sent.get("base", ""), actor=request.user)
            except ValidationError as refused:
                editing.add_errors(refused)
            else:
                if not isinstance(saved, Conflict):
                    messages.success(request, _("Saved."))
                    return redirect(found)
                status = 409
                context |= {"base": saved.base, "theirs": list(editing.words(saved.theirs)), "is_clash": True}
    return render(request, "events/event/edit.html", context, status=status)
