"""The page of one organisation."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partners.domain.linked_data import linked_data
from partners.domain.open_data.identifiers import Key, Kind
from partners.domain.portrait import with_profiles
from partners.domain.presentation import present
from partners.enums import OrganisationState
from partners.models import Organisation
from partners.permissions import can_edit_organisation, can_manage_contacts, can_see_team, can_verify_organisation

from .shortlist import shortlist_of


@login_not_required
@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organisation as far as the user may see it; a merged one leads on to where it went."""
    merged = Organisation.objects.filter(slug=slug, state=OrganisationState.MERGED).select_related("merged_into")
    found = with_profiles(Organisation.objects.visible_to(request.user)).filter(slug=slug).first()
    if found is None:
        target = get_object_or_404(merged).merged_into
        return redirect(str(target and target.get_absolute_url()), permanent=True)
    context = {
        "organisation": found,
        "shown": present(request.user, found),
        "may_edit": can_edit_organisation(request.user, found),
        "may_manage_contacts": can_manage_contacts(request.user, found),
        "may_see_team": request.user.is_authenticated and can_see_team(request.user, found),
        "may_verify": request.user.is_authenticated and can_verify_organisation(request.user, found),
        "shortlisted": shortlist_of(request).organisation_ids(),
        "back": request.path,
        "json_ld": linked_data(found, request.build_absolute_uri),
        "record_url": reverse("api:organization", args=[Key(Kind.ORGANIZATION, found.pk).uuid]),
        "is_published": found.state == OrganisationState.PUBLISHED,
    }
    return render(request, "partners/organisation/page.html", context)
