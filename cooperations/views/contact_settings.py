"""An MSO sets how employers may approach it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cooperations.domain.contacting.blocks import block, blocks_of, lift_block
from cooperations.domain.contacting.contact_settings import change_settings, settings_of
from cooperations.domain.requests.mediation import mediators_for
from cooperations.domain.requests.queries import employers_of_requests
from cooperations.forms.contact import BlockForm, SettingsForm
from cooperations.models import Block
from cooperations.permissions.contact import can_block, can_set_limits
from partners.enums import Role
from partners.models import MsoProfile, Organisation
from partners.views.lookup import organisation_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def contact_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Show and store pause, limit and way in; below them who is blocked."""
    mso = organisation_or_404(request, slug, can_set_limits)
    stored = settings_of(mso)
    limit = MsoProfile.objects.filter(organisation=mso).values_list("monthly_request_limit", flat=True).first()
    initial = {
        "is_paused": stored.is_pausing,
        "paused_until": stored.paused_until if stored.is_pausing else None,
        "pause_note": stored.pause_note,
        "monthly_limit": limit,
        "prefers": stored.prefers,
        "through": stored.through_id,
        "intermediary_told": stored.intermediary_told,
    }
    data = request.POST if request.method == "POST" else None
    form = SettingsForm(data, initial=initial, recommenders=mediators_for(mso))
    if request.method == "POST" and form.is_valid():
        change_settings(mso, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your settings for requests are saved."))
        return redirect("cooperations:contact_settings", slug)
    context = {
        "organisation": mso,
        "form": form,
        "stored": stored,
        "blocks": blocks_of(mso),
        "known_employers": employers_of_requests(mso),
    }
    return render(request, "cooperations/settings/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def block_add(request: HttpRequest, slug: str, employer: str) -> HttpResponse:
    """Ask once more, then block an employer."""
    mso = organisation_or_404(request, slug, can_block)
    blocked = get_object_or_404(
        Organisation.objects.visible_to(request.user).with_role(Role.EMPLOYER).exclude(pk=mso.pk), slug=employer
    )
    form = BlockForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        block(mso, blocked, actor=request.user, note=form.cleaned_data["note"])
        messages.success(request, _("%(employer)s is blocked.") % {"employer": blocked.display_name})
        return redirect("cooperations:contact_settings", slug)
    context = {"organisation": mso, "blocked": blocked, "form": form}
    return render(request, "cooperations/settings/block.html", context)


@require_POST
def block_lift(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Lift a block."""
    mso = organisation_or_404(request, slug, can_block)
    row = get_object_or_404(Block.objects.select_related("blocker", "blocked"), pk=pk, blocker=mso)
    lift_block(row, actor=request.user)
    messages.success(request, _("%(employer)s can send you requests again.") % {"employer": row.blocked.display_name})
    return redirect("cooperations:contact_settings", slug)
