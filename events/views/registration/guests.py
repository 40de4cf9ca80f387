"""What sign-ups and results show on pages of events."""

from django.utils.translation import gettext_lazy as _

from events.domain.hooks import CHANGED_HOOKS
from events.domain.registration.telling import follow_change
from events.permissions.after import can_see_after
from events.permissions.registration import can_see_numbers
from events.views.event_tabs import Tab, register_tab

GUESTS, AFTER = 40, 80


def register() -> None:
    """Register the tabs, and that guests are told of changes."""
    CHANGED_HOOKS.append(follow_change)
    register_tab(Tab("events:registration", _("Guests"), GUESTS, can_see_numbers))
    register_tab(Tab("events:after", _("Afterwards"), AFTER, can_see_after))
