"""The shortlist: remembering from any page, and the list itself."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners.domain.shortlist import Shortlist, ShortlistFull, share_entry, write_note
from partners.domain.shortlist_page import Line, lines_of, lines_of_colleagues
from partners.forms.shortlist import NoteForm
from partners.models import Organisation, acting_for

from .going_back import go_back, safe_next


def shortlist_of(request: HttpRequest) -> Shortlist:
    """Return the list of who asks."""
    return Shortlist(request.user, request.session)


@login_not_required
@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """Show what is on the list and what colleagues share."""
    mine = shortlist_of(request)
    lines = lines_of(mine)
    context = {
        "lines": [(line, _note_form(line) if mine.is_stored else None) for line in lines],
        "can_compare": sum(line.portrait is not None for line in lines) > 1,
        "is_stored": mine.is_stored,
        "of_colleagues": lines_of_colleagues(request.user),
        "acting": acting_for(request.user),
        "shortlisted": mine.organisation_ids(),
        "back": reverse("partners:shortlist"),
    }
    return render(request, "partners/shortlist/page.html", context)


@login_not_required
@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Put an organisation on the list."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    try:
        shortlist_of(request).add(organisation)
    except ShortlistFull as refusal:
        return _answer(request, organisation, str(refusal), is_refused=True)
    return _answer(request, organisation, _("%(name)s is on your shortlist.") % {"name": organisation.name})


@login_not_required
@require_POST
def remove(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an organisation off the list."""
    organisation = _remembered_or_404(request, slug)
    shortlist_of(request).remove(organisation)
    return _answer(request, organisation, _("%(name)s is no longer on your shortlist.") % {"name": organisation.name})


@require_POST
def note(request: HttpRequest, slug: str) -> HttpResponse:
    """Store a note about an organisation on the list."""
    organisation = _remembered_or_404(request, slug)
    form = NoteForm(request.POST, slug=slug)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["note"])))
    elif not write_note(request.user, organisation, form.cleaned_data["note"]):
        raise Http404
    else:
        messages.success(request, _("Your note is saved."))
    return _to_line(organisation)


@require_POST
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the colleagues of one organisation see an entry, or nobody any more."""
    organisation = _remembered_or_404(request, slug)
    given = request.POST.get("colleagues", "")
    colleagues = {str(each.organisation_id): each for each in acting_for(request.user)}
    if given and given not in colleagues:
        raise Http404
    if not share_entry(request.user, organisation, colleagues[given].organisation_id if given else None):
        raise Http404
    if given:
        names = {"name": organisation.name, "colleagues": colleagues[given].organisation_name}
        messages.success(request, _("Your colleagues at %(colleagues)s now see that you remember %(name)s.") % names)
    else:
        messages.success(request, _("Only you see that you remember %(name)s.") % {"name": organisation.name})
    return _to_line(organisation)


def _note_form(line: Line) -> NoteForm:
    return NoteForm(initial={"note": line.note}, slug=line.slug)


def _remembered_or_404(request: HttpRequest, slug: str) -> Organisation:
    """Return an organisation on the list, even one that cannot be seen any more, or a visible one."""
    organisation = get_object_or_404(Organisation, slug=slug)
    is_visible = Organisation.objects.visible_to(request.user).filter(pk=organisation.pk).exists
    if shortlist_of(request).holds(organisation) or is_visible():
        return organisation
    raise Http404


def _to_line(organisation: Organisation) -> HttpResponse:
    return redirect(f"{reverse('partners:shortlist')}#entry-{organisation.slug}")


def _answer(request: Any, organisation: Organisation, sentence: str, *, is_refused: bool = False) -> HttpResponse:
    """Answer htmx with the button as it is now, others with the page they came from."""
    if request.htmx:
        mine = shortlist_of(request)
        context = {
            "organisation": organisation,
            "shortlisted": mine.organisation_ids(),
            "number": mine.number(),
            "back": safe_next(request),
            "sentence": sentence,
            "is_refused": is_refused,
        }
        return render(request, "partners/shortlist/update.html", context)
    (messages.warning if is_refused else messages.success)(request, sentence)
    return go_back(request, reverse("partners:shortlist"), anchor=_anchor(request, organisation))


def _anchor(request: HttpRequest, organisation: Organisation) -> str:
    """Return where the button stood, except on the list itself, where the entry may be gone."""
    return "" if safe_next(request) == reverse("partners:shortlist") else f"shortlist-{organisation.pk}"
