"""The confirmation by boards in other parts of the portal."""

from django.utils.translation import gettext_lazy as _

from cooperations.domain.confirming.registration import register_confirming
from cooperations.permissions.confirmation import can_see_signatories
from cooperations.views.cooperation_tabs import Tab, register_tab


def register() -> None:
    """Register what signatories and their people are told elsewhere."""
    register_tab(Tab("cooperations:signatories", _("Who signs"), 30, can_see_signatories))
    register_confirming()
