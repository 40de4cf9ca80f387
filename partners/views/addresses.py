"""Addresses that return mails."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from partners.domain.addresses import trust_address_of
from partners.permissions import can_manage_contacts

from .lookup import organisation_or_404

PAGES = {"contacts": "partners:contacts", "team": "partners:team"}


@require_POST
def trust(request: HttpRequest, slug: str) -> HttpResponse:
    """Try an address again because somebody says that it is right."""
    organisation = organisation_or_404(request, slug, can_manage_contacts)
    page = PAGES.get(request.POST.get("page", ""))
    if page is None:
        raise Http404
    if trust_address_of(organisation, request.POST.get("address", "")):
        messages.success(request, _("The portal sends mails to this address again."))
    else:
        messages.info(request, _("This address is not marked any more."))
    return redirect(page, slug)
