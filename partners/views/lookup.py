"""Finding the organisation a page is about, for those who may."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from partners.models import Organisation
from partners.permissions import (
    can_archive_organisation,
    can_confirm_organisation,
    can_edit_organisation,
    can_manage_contacts,
    can_manage_team,
    can_publish_organisation,
    can_see_team,
)

Permission = Callable[[Any, Organisation], bool]


def organisation_or_404(request: HttpRequest, slug: str, permission: Permission) -> Organisation:
    """Return the organisation if ``permission`` lets the user; a missing right looks like a missing page."""
    organisation = get_object_or_404(Organisation.objects.select_related("municipality__district"), slug=slug)
    if not permission(request.user, organisation):
        raise Http404
    return organisation


def managing(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    """Return what the pages for managing an organisation share: the organisation and the tabs the user may open."""
    user = request.user
    return {
        "organisation": organisation,
        "may_edit": can_edit_organisation(user, organisation),
        "may_confirm": can_confirm_organisation(user, organisation),
        "may_publish": can_publish_organisation(user, organisation),
        "may_archive": can_archive_organisation(user, organisation),
        "may_manage_contacts": can_manage_contacts(user, organisation),
        "may_manage_team": can_manage_team(user, organisation),
        "may_see_team": can_see_team(user, organisation),
    }
