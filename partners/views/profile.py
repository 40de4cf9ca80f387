"""Editing, confirming, verifying and creating an organisation's profile."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.domain.audience import hidden_attributes
from partners.domain.creation import create_organisation
from partners.domain.profiles import ProfileChanged, store_profile
from partners.domain.publication import confirm_organisation, verify_organisation
from partners.forms.creation import CreationForm
from partners.forms.profile import ProfileForms
from partners.models import Organisation
from partners.permissions import (
    can_confirm_organisation,
    can_create_organisation,
    can_edit_organisation,
    can_verify_organisation,
    must_give_reason,
)

from .lookup import managing, organisation_or_404
from .organisation import SAVED


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the profile to edit, or save it. Input is kept whatever goes wrong."""
    organisation = organisation_or_404(request, slug, can_edit_organisation)
    needs_reason = must_give_reason(request.user, organisation)
    data = request.POST if request.method == "POST" else None
    hidden = hidden_attributes(request.user, organisation)
    profile = ProfileForms(organisation, data, needs_reason=needs_reason, hidden=hidden)
    if data is not None and profile.is_valid():
        try:
            store(profile, request.user)
        except ProfileChanged as conflict:
            profile = after_conflict(organisation, data, conflict, needs_reason=needs_reason, hidden=hidden)
        else:
            messages.success(request, _("The profile is saved."))
            return redirect(f"{organisation.get_absolute_url()}?{SAVED}")
    present = Organisation.objects.get(pk=organisation.pk)
    context = {**managing(request, present), "form": profile, "needs_reason": needs_reason, "tab": "profile"}
    return render(request, "partners/profile/edit.html", context)


def store(profile: ProfileForms, user: Any) -> None:
    """Hand a valid profile to the domain. Raises ``ProfileChanged``."""
    core = profile.core
    store_profile(
        core.instance,
        [form.instance for form in profile.roles],
        service_area=core.cleaned_data.get("service_area"),
        translations=profile.translations.texts() if profile.translations else {},
        changed=profile.changed,
        seen=core.cleaned_data["version"],
        actor=user,
        reason=core.cleaned_data.get("reason", ""),
    )


def after_conflict(
    organisation: Organisation,
    data: Any,
    conflict: ProfileChanged,
    *,
    needs_reason: bool,
    hidden: Collection[tuple[str, str]],
) -> ProfileForms:
    """Return the same input again; saving once more overwrites what the other person saved, now knowingly."""
    again = data.copy()
    again["version"] = conflict.at.isoformat()
    profile = ProfileForms(organisation, again, needs_reason=needs_reason, hidden=hidden)
    time = date_format(timezone.localtime(conflict.at), "TIME_FORMAT")
    who = conflict.by or _("Somebody else")
    profile.core.add_error(
        None,
        _(
            "%(who)s saved this profile at %(time)s, after you opened it. Your input is below and is not saved yet. "
            "Please compare it with the present profile. If you save again, your input replaces theirs."
        )
        % {"who": who, "time": time},
    )
    return profile


@require_POST
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Record that everything is still correct."""
    organisation = organisation_or_404(request, slug, can_confirm_organisation)
    confirm_organisation(organisation, actor=request.user)
    messages.success(request, _("Thank you. The profile is confirmed as of today."))
    return redirect("partners:organisation", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once more, then record that the user's organisation vouches for the entry."""
    organisation = organisation_or_404(request, slug, can_verify_organisation)
    if request.method == "POST":
        verify_organisation(organisation, actor=request.user)
        messages.success(request, _("You vouch for this organisation now."))
        return redirect("partners:organisation", slug)
    context = {
        "title": _("Vouch for %(name)s?") % {"name": organisation.display_name},
        "text": _("Everybody sees that your organisation knows this one and has checked its entry."),
        "details": [
            _("The organisation exists and does what its profile says."),
            _("Name, place and contact are right as far as you know."),
        ],
        "action": _("Vouch for it"),
        "cancel_url": organisation.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Create a draft, then go on to invite who heads the organisation."""
    if not can_create_organisation(request.user):
        raise Http404
    form = CreationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        organisation = create_organisation(data["name"], data["roles"], data["municipality"], actor=request.user)
        messages.success(request, _("The draft is created. Now invite who heads the organisation."))
        return redirect("partners:team", organisation.slug)
    return render(request, "partners/profile/create.html", {"form": form})
