"""What giving and taking shows elsewhere: navigation, page of an organisation, start page, weekly overview."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cooperations.domain.giving.page import needs_on_page
from cooperations.domain.giving.registration import register_giving
from cooperations.permissions.giving import can_see_giving
from partners.models import Organisation
from partners.views.portal_parts import Part, register_part
from portal.shared.navigation import Entry, register_entry


def register() -> None:
    """Register everything of this topic."""
    register_entry(Entry("cooperations:giving", _("Give and take"), 30, lambda request: can_see_giving(request.user)))
    register_part(Part("needs", "giving", "cooperations/giving/_needs.html", needs_of))
    register_giving()


def needs_of(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Return the open needs of ``organisation`` for whoever reads its page. One query."""
    needs = needs_on_page(request.user, organisation)
    return {"needs": needs} if needs else None
