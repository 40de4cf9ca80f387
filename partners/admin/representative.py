"""Who acts for organisations in the administration: the first head of the ministry's team is made here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partners.models import Invitation, Representative


@admin.register(Representative)
class RepresentativeAdmin(admin.ModelAdmin):
    """Users who act for an organisation."""

    list_display = ["user", "organisation", "role", "since", "until"]
    list_select_related = ["user", "organisation"]
    list_filter = ["role", ("until", admin.EmptyFieldListFilter)]
    search_fields = ["user__email", "user__name", "organisation__name"]
    autocomplete_fields = ["user", "organisation"]


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    """Invitations, to look at: the link is known to the invited person only."""

    list_display = ["email", "organisation", "role", "invited_by", "state", "expires_at"]
    list_select_related = ["organisation", "invited_by", "link"]
    list_filter = ["role", ("accepted_by", admin.EmptyFieldListFilter)]
    search_fields = ["email", "organisation__name"]
    fields = ["email", "organisation", "role", "invited_by", "accepted_by", "state", "expires_at"]
    readonly_fields = ["email", "organisation", "role", "invited_by", "accepted_by", "state", "expires_at"]

    @admin.display(description=_("state"))
    def state(self, invitation: Invitation) -> str:
        """Return what the link is good for now."""
        return str(invitation.link.state.label)

    @admin.display(description=_("expires at"), ordering="link__expires_at")
    def expires_at(self, invitation: Invitation) -> Any:
        """Return until when the link is valid."""
        return invitation.link.expires_at

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Invitations are sent in the portal."""
        return False
