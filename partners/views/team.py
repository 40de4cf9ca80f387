"""Who acts for an organisation: looking, inviting, revoking, ending."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partners.domain.addresses import returned_addresses
from partners.domain.invitations import AlreadyRepresents, invite_representative, revoke_invitation
from partners.domain.team import LastOwner, end_representation, open_invitations, team_of
from partners.forms.team import InvitationForm
from partners.models import Organisation, Representative
from partners.permissions import can_invite_representative, can_manage_team, can_see_team

from .lookup import managing, organisation_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """List who acts for the organisation and who is invited; invite somebody."""
    organisation = organisation_or_404(request, slug, can_see_team)
    may_invite = can_invite_representative(request.user, organisation)
    may_manage = can_manage_team(request.user, organisation)
    form = None
    if may_invite:
        form = InvitationForm(organisation, request.POST or None, only_heads=not may_manage)
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and invite(request, organisation, form):
            return redirect("partners:team", slug)
    context = {
        **managing(request, organisation),
        "representatives": team_of(organisation),
        "returned": returned_addresses(organisation),
        "invitations": open_invitations(organisation) if may_invite else [],
        "may_invite": may_invite,
        "may_manage": may_manage,
        "form": form,
        "tab": "team",
    }
    return render(request, "partners/team/team.html", context)


def invite(request: HttpRequest, organisation: Organisation, form: InvitationForm, *, tags: str = "") -> bool:
    """Invite; return False with the error in ``form`` when the person is there already. ``tags`` go to the message."""
    try:
        invitation = invite_representative(
            organisation,
            form.cleaned_data["email"],
            form.cleaned_data["role"],
            actor=request.user,
            build_url=lambda token: request.build_absolute_uri(reverse("partners:invitation", args=[token])),
        )
    except AlreadyRepresents as refusal:
        form.add_error("email", str(refusal))
        return False
    text = _("The invitation to %(email)s is on its way.") % {"email": invitation.email}
    messages.success(request, text, extra_tags=tags)
    return True


@require_POST
def revoke(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make an open invitation useless."""
    organisation = organisation_or_404(request, slug, can_invite_representative)
    invitation = get_object_or_404(organisation.invitations.select_related("link"), pk=pk)
    invitation.organisation = organisation
    if revoke_invitation(invitation, actor=request.user):
        messages.success(request, _("The invitation to %(email)s is revoked.") % {"email": invitation.email})
    else:
        messages.info(request, _("This invitation was used or revoked before."))
    return redirect("partners:team", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask once more, then end a person's role."""
    organisation = organisation_or_404(request, slug, can_manage_team)
    representatives = Representative.objects.current().filter(organisation=organisation).select_related("user")
    representative = get_object_or_404(representatives, pk=pk)
    name = {"name": str(representative.user), "organisation": organisation.display_name}
    if request.method == "POST":
        try:
            end_representation(representative, actor=request.user)
        except LastOwner as refusal:
            messages.error(request, str(refusal))
            return redirect("partners:team", slug)
        messages.success(request, _("%(name)s no longer acts for %(organisation)s.") % name)
        return redirect("start" if representative.user == request.user else reverse("partners:team", args=[slug]))
    context = {
        "title": _("End the role of %(name)s?") % name,
        "text": _("%(name)s can no longer act for %(organisation)s, from now on.") % name,
        "action": _("End role"),
        "cancel_url": reverse("partners:team", args=[slug]),
        "danger": True,
    }
    return render(request, "components/confirm.html", context)
