"""The agreement: reading the draft with what changed, writing one section of it, reading frozen versions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperations.domain.agreement import Conflict, Saved, freezing_objections, save_draft
from cooperations.domain.agreement.changes import changes_since, mark_as_read
from cooperations.domain.agreement.content import from_json
from cooperations.domain.agreement.drafts import content_at
from cooperations.domain.agreement.freezing import is_agreed
from cooperations.domain.agreement.parties import NAMED_BY, as_in_text
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.forms.agreement import SECTIONS
from cooperations.models import Agreement, AgreementVersion, Cooperation
from cooperations.permissions.cooperation import (
    can_ask_boards,
    can_edit_agreement,
    can_read_agreement,
    can_read_version,
    signing_parties_of,
)
from cooperations.states.cooperation import editing_refusal
from portal.shared.kept_posts import ask_to_sign_in, take_kept_post
from portal.shared.states import MoveRefused
from portal.shared.word_diff import compare_words

from .agreement_parts import shown_changes, shown_content
from .clash_choices import chosen, shown_clashes
from .cooperation import cooperation_or_404
from .cooperation_tabs import tabs_of


@require_safe
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the draft, what others changed since the user last looked, and what is missing for the boards."""
    rows = Cooperation.objects.select_related("agreement").with_parties(*NAMED_BY)
    found = cooperation_or_404(request, pk, can_read_agreement, rows=rows)
    draft: Agreement | None = getattr(found, "agreement", None)
    if draft is None:
        raise Http404
    content = from_json(draft.content)
    may_edit = can_edit_agreement(request.user, found) and not editing_refusal(found)
    parties = as_in_text(found.present_parties)
    versions = list(draft.versions.defer("content", "text").order_by("-number"))
    agreed = bool(versions) and is_agreed(found, draft, versions[0], parties)
    changes = [] if agreed else shown_changes(changes_since(draft, request.user), found)
    context = {
        "cooperation": found,
        "agreement": draft,
        "sections": shown_content(content, found, {each.path for each in changes}),
        "changes": changes,
        "text_language": content.text_language,
        "may_edit": may_edit,
        "may_ask": may_edit and can_ask_boards(request.user, found),
        "objections": freezing_objections(found, content, parties) if may_edit else [],
        "agreed": versions[0] if agreed else None,
        "versions": versions,
        "tabs": tabs_of(found, request.user, "cooperations:agreement"),
    }
    return render(request, "cooperations/agreement/page.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def agreement_edit(request: HttpRequest, pk: UUID, section: str) -> HttpResponse:
    """Write one section. Whatever goes wrong, what was typed comes back with the page."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request)
    found = cooperation_or_404(request, pk, can_edit_agreement)
    if section not in SECTIONS:
        raise Http404
    draft = _agreement_or_404(found)
    if request.method == "POST":
        return _save(request, found, draft, section)
    kept = take_kept_post(request)
    if refusal := editing_refusal(found):
        messages.error(request, refusal)
        return redirect("cooperations:agreement", found.pk)
    content = from_json(draft.content)
    parties = _signing(found)
    if kept is None:
        form: Any = SECTIONS[section](content=content, parties=parties)
        return _show(request, found, section, form, base=draft.revision)
    form = SECTIONS[section](kept, content=content, parties=parties)
    form.is_valid()
    messages.info(request, _("Here is what you wrote. It is not saved yet."))
    return _show(request, found, section, form, base=_number(kept.get("base", "")))


@require_POST
def agreement_read(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remember that the user has read the draft up to the revision that was shown."""
    found = cooperation_or_404(request, pk, can_read_agreement)
    mark_as_read(_agreement_or_404(found), request.user, _number(request.POST.get("revision", "")))
    messages.success(request, _("Marked as read. You see what changes from now on."))
    return redirect("cooperations:agreement", found.pk)


@require_safe
def agreement_version(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Show a frozen version word for word, and what it changed."""
    found = cooperation_or_404(request, pk)
    version = get_object_or_404(
        AgreementVersion.objects.select_related("before", "agreement"), agreement__cooperation=found, number=number
    )
    if not can_read_version(request.user, found, version):
        raise Http404
    context = {
        "cooperation": found,
        "version": version,
        "text_language": from_json(version.content).text_language,
        "changes": compare_words(version.before.text, version.text) if version.before else [],
        "is_valid": found.is_in_force and found.valid_version_id == version.pk,
        "tabs": tabs_of(found, request.user, "cooperations:agreement"),
    }
    return render(request, "cooperations/agreement/version.html", context)


def _save(request: HttpRequest, found: Cooperation, draft: Agreement, section: str) -> HttpResponse:
    base = _number(request.POST.get("base", ""))
    parties = _signing(found)
    try:
        started_from = content_at(draft, base)
    except MoveRefused as refusal:
        started_from, base = from_json(draft.content), draft.revision
        messages.error(request, str(refusal))
    form: Any = SECTIONS[section](request.POST, content=started_from, parties=parties)
    if not form.is_valid():
        return _show(request, found, section, form, base=base, status=422)
    mine, problems = chosen(form.put_into(started_from), started_from, request.POST)
    if problems:
        again: Any = SECTIONS[section](content=mine, parties=parties)
        return _show(request, found, section, again, base=base, problems=problems, status=422)
    try:
        outcome = save_draft(draft, mine, base=base, actor=request.user, organisation=_organisation(request, found))
    except MoveRefused as refusal:
        return _show(request, found, section, form, base=base, problems=[str(refusal)], status=409)
    if isinstance(outcome, Conflict):
        return _show_conflict(request, found, section, outcome)
    _say(request, outcome)
    return redirect("cooperations:agreement", found.pk)


def _say(request: HttpRequest, outcome: Saved) -> None:
    if not outcome.changed:
        messages.info(request, _("Nothing has changed since the last save."))
    elif outcome.joined:
        messages.success(request, _("Saved. Somebody else saved meanwhile; both changes are in the draft."))
    else:
        messages.success(request, _("Saved."))


def _show(  # noqa: PLR0913 -- the page has these parts
    request: HttpRequest,
    found: Cooperation,
    section: str,
    form: Any,
    *,
    base: int,
    problems: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "cooperation": found,
        "section_title": SECTIONS[section].title,
        "form": form,
        "base": base,
        "problems": problems or [],
        "organisations": [party.organisation for party in signing_parties_of(request.user, found)],
        "chosen_organisation": request.POST.get("as", ""),
    }
    return render(request, "cooperations/agreement/edit.html", context, status=status)


def _show_conflict(request: HttpRequest, found: Cooperation, section: str, conflict: Conflict) -> HttpResponse:
    """The other one's saving is in the draft; the page carries mine along until it is decided."""
    form: Any = SECTIONS[section](content=conflict.suggestion, parties=_signing(found))
    context = {
        "cooperation": found,
        "section_title": SECTIONS[section].title,
        "form": form,
        "base": conflict.revision,
        "clashes": shown_clashes(conflict.clashes, found),
        "chosen_organisation": request.POST.get("as", ""),
    }
    return render(request, "cooperations/agreement/clash.html", context, status=409)


def _agreement_or_404(found: Cooperation) -> Agreement:
    return get_object_or_404(Agreement, cooperation=found)


def _signing(found: Cooperation) -> list[Any]:
    return [party for party in found.present_parties if party.side in SIGNING_SIDES and party.accepted_at is not None]


def _organisation(request: HttpRequest, found: Cooperation) -> Any:
    """Return for whom the user writes: named in the form where they act for several."""
    own = [party.organisation for party in signing_parties_of(request.user, found)]
    return next((each for each in own if str(each.pk) == request.POST.get("as", "")), own[0])


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 -- what a revision can be
