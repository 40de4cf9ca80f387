"""The page of an organisation through the eyes of others."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partners.domain.portrait import with_profiles
from partners.domain.presentation import present
from partners.domain.view_as import Perspective, viewer_of
from partners.enums import OrganisationState
from partners.models import Organisation
from partners.permissions import can_edit_organisation

from .lookup import managing, organisation_or_404


@require_safe
def view_as(request: HttpRequest, slug: str, perspective: str) -> HttpResponse:
    """Show to those who may edit what others see, or say that they see nothing. Nothing can be done here."""
    if perspective not in Perspective.values:
        raise Http404
    organisation = organisation_or_404(request, slug, can_edit_organisation)
    viewer = viewer_of(Perspective(perspective), organisation)
    found = with_profiles(Organisation.objects.visible_to(viewer)).filter(pk=organisation.pk).first()
    context = {
        "organisation": organisation,
        "viewed_as": Perspective(perspective),
        "perspectives": Perspective,
    }
    if found is None:
        return render(request, "partners/organisation/hidden.html", {**managing(request, organisation), **context})
    context |= {
        "organisation": found,
        "shown": present(viewer, found),
        "viewer_is_signed_in": viewer.is_authenticated,
        "is_published": found.state == OrganisationState.PUBLISHED,
    }
    return render(request, "partners/organisation/view_as.html", context)
