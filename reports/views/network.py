"""The partner network: its members, for everybody; the accessions, for the ministry."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from partners.models import organisation_ids
from reports.domain.accession.drafting import begin_accession
from reports.domain.accession.queries import accessions as all_accessions
from reports.domain.accession.queries import member_seen_by, members_seen_by, shown
from reports.forms.accession import AccessionForm
from reports.permissions import can_manage_accessions


@login_not_required
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """List the members of the network."""
    context = {
        "members": members_seen_by(request.user),
        "own": organisation_ids(request.user),
        "can_manage": can_manage_accessions(request.user),
    }
    return render(request, "reports/network/members.html", context)


@login_not_required
@require_safe
def member(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a member has undertaken, as far as it is public."""
    found = member_seen_by(request.user, slug)
    if found is None:
        raise Http404
    is_own = found.membership.organisation_id in organisation_ids(request.user)
    context = {
        "member": found,
        "measures": shown(found.measures),
        "can_open": is_own or can_manage_accessions(request.user),
    }
    return render(request, "reports/network/member.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def accessions(request: HttpRequest) -> HttpResponse:
    """List all memberships with where they stand; a POST begins an accession."""
    if not can_manage_accessions(request.user):
        raise Http404
    form = AccessionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        return redirect(begin_accession(values["organisation"], values["kind"], actor=request.user))
    context = {"memberships": all_accessions(), "form": form}
    return render(request, "reports/network/accessions.html", context, status=422 if form.is_bound else 200)
