"""The log of contacts of two organisations, and private notes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperations.domain.contacting.log import (
    change_entry,
    log_contact,
    may_still_change,
    settle_next_step,
)
from cooperations.domain.contacting.notes import change_note, delete_note, notes_about, write_note
from cooperations.enums.side import Side
from cooperations.forms.contact import EntryForm, NoteForm
from cooperations.models import ContactEntry
from cooperations.permissions.contact import can_change_entry
from portal.shared.states import MoveRefused

from .pair import Pair, pair_or_404


@require_safe
def log(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the two have noted together, the latest first."""
    pair = pair_or_404(request, slug)
    entries = ContactEntry.objects.of_pair(pair.employer, pair.mso).select_related("author", "employer", "mso")
    changeable = {each.pk for each in entries if may_still_change(each) and can_change_entry(request.user, each)}
    return render(request, "cooperations/log/log.html", {"pair": pair, "entries": entries, "changeable": changeable})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Note a call, a visit, a mail."""
    pair = pair_or_404(request, slug)
    form = _form(request, pair)
    if request.method == "POST" and form.is_valid():
        entry = log_contact(pair.employer, pair.mso, author=request.user, side=pair.side, **form.cleaned_data)
        if entry.request_id:
            messages.success(request, _("The conversation is noted, and the request counts as answered."))
        else:
            messages.success(request, _("The conversation is noted. Both sides can read it."))
        return redirect(pair.url("plan") if pair.side == Side.EMPLOYER else pair.url("log"))
    return render(request, "cooperations/log/entry.html", {"pair": pair, "form": form, "is_new": True})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct an entry within a day."""
    pair = pair_or_404(request, slug)
    entry = _entry_or_404(pair, pk)
    if not can_change_entry(request.user, entry):
        raise Http404
    form = _form(request, pair, entry)
    if request.method == "POST" and form.is_valid():
        try:
            change_entry(entry, actor=request.user, **form.cleaned_data)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The entry is corrected."))
            return redirect(pair.url("log"))
    return render(request, "cooperations/log/entry.html", {"pair": pair, "form": form, "is_new": False})


@require_POST
def settle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Tick the next step."""
    pair = pair_or_404(request, slug)
    settle_next_step(_entry_or_404(pair, pk), actor=request.user)
    messages.success(request, _("The next step is done."))
    return redirect(pair.url("log"))


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the notes of one's own organisation, and add one."""
    pair = pair_or_404(request, slug)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        write_note(pair.own, pair.counterpart, form.cleaned_data["text"], author=request.user)
        messages.success(request, _("The note is saved. Only your organisation reads it."))
        return redirect(pair.url("notes"))
    listed = notes_about(pair.own, pair.counterpart, reader=request.user)
    return render(request, "cooperations/log/notes.html", {"pair": pair, "form": form, "notes": listed})


@require_http_methods(["GET", "HEAD", "POST"])
def note_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write a note anew, or delete it."""
    pair = pair_or_404(request, slug)
    note = get_object_or_404(notes_about(pair.own, pair.counterpart, reader=request.user), pk=pk)
    if request.method == "POST" and "delete" in request.POST:
        delete_note(note, actor=request.user)
        messages.success(request, _("The note is deleted."))
        return redirect(pair.url("notes"))
    form = NoteForm(request.POST if request.method == "POST" else None, initial={"text": note.text})
    if request.method == "POST" and form.is_valid():
        change_note(note, form.cleaned_data["text"], actor=request.user)
        messages.success(request, _("The note is saved. Only your organisation reads it."))
        return redirect(pair.url("notes"))
    return render(request, "cooperations/log/note.html", {"pair": pair, "form": form, "note": note})


def _entry_or_404(pair: Pair, pk: int) -> ContactEntry:
    entries = ContactEntry.objects.of_pair(pair.employer, pair.mso).select_related("employer", "mso")
    return get_object_or_404(entries, pk=pk)


def _form(request: HttpRequest, pair: Pair, entry: ContactEntry | None = None) -> EntryForm:
    data = request.POST if request.method == "POST" else None
    sides = {"employer": pair.employer, "mso": pair.mso}
    if entry is None:
        return EntryForm(data, **sides)
    initial = {name: getattr(entry, name) for name in EntryForm.base_fields}
    return EntryForm(data, initial={**initial, "reached": "yes" if entry.reached else "no"}, **sides)
