"""How django-allauth behaves in this portal."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Refuse open registration: people are invited by an organisation."""
        return False
