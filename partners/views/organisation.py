"""The page of one organisation."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from partners.domain.asking.schedule import may_be_confirmed_again
from partners.domain.linked_data import linked_data
from partners.domain.merging.survivors import survivor_for
from partners.domain.open_data.identifiers import Key, Kind
from partners.domain.portrait import with_profiles
from partners.domain.presentation import present
from partners.enums import OrganisationState
from partners.models import Organisation
from partners.permissions import (
    can_confirm_organisation,
    can_edit_organisation,
    can_manage_contacts,
    can_manage_team,
    can_publish_organisation,
    can_see_team,
    can_suggest_duplicate,
    can_verify_organisation,
)

from .portal_parts import parts_of
from .shortlist import shortlist_of

# In the address after the profile was saved: the moment to ask whether everything is correct now.
SAVED = "gespeichert"


@login_not_required
@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organisation as far as the user may see it; a merged one leads on to where it went."""
    found = with_profiles(Organisation.objects.visible_to(request.user)).filter(slug=slug).first()
    if found is None:
        target = survivor_for(request.user, slug)
        if target is None:
            raise Http404
        response = redirect(target, permanent=True)
        # A merge can be taken back: browsers must not remember what search engines may.
        patch_cache_control(response, private=True, no_cache=True)
        return response
    context = {
        "organisation": found,
        "shown": present(request.user, found),
        "may_edit": can_edit_organisation(request.user, found),
        "may_manage_contacts": can_manage_contacts(request.user, found),
        "may_publish": can_publish_organisation(request.user, found),
        "may_manage_team": request.user.is_authenticated and can_manage_team(request.user, found),
        "may_see_team": request.user.is_authenticated and can_see_team(request.user, found),
        "may_verify": request.user.is_authenticated and can_verify_organisation(request.user, found),
        "shortlisted": shortlist_of(request).organisation_ids(),
        "back": request.path,
        "parts": parts_of(request, found),
        "json_ld": linked_data(found, request.build_absolute_uri),
        "record_url": reverse("api:organization", args=[Key(Kind.ORGANIZATION, found.pk).uuid]),
        "asks_to_confirm": SAVED in request.GET
        and may_be_confirmed_again(found)
        and can_confirm_organisation(request.user, found),
        "may_suggest_duplicate": can_suggest_duplicate(request.user),
        "viewer_is_signed_in": request.user.is_authenticated,
        "is_published": found.state == OrganisationState.PUBLISHED,
    }
    return render(request, "partners/organisation/page.html", context)
