"""Opening and closing accounts."""

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError

from portal.accounts.domain import account
from portal.accounts.domain.account import AccountNeeded, close_account, open_account
from portal.accounts.domain.personal_data import collect_personal_data
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_opened_account_has_a_proven_address_and_can_sign_in(client):
    user = open_account("Neu@Example.org", " Nadia Neu ", "ein langes Kennwort", "de")
    proven = EmailAddress.objects.get(user=user)
    assert (user.email, user.name, proven.email, proven.verified, proven.primary) == (
        "neu@example.org",
        "Nadia Neu",
        "neu@example.org",
        True,
        True,
    )
    assert client.login(email="neu@example.org", password="ein langes Kennwort")


def test_second_account_with_the_same_address_is_refused():
    UserFactory(email="da@example.org")
    with pytest.raises(IntegrityError):
        open_account("DA@example.org", "Doppelt", "ein langes Kennwort", "de")


def test_closed_account_cannot_sign_in(client):
    user = open_account("weg@example.org", "Wera Weg", "ein langes Kennwort", "de")
    close_account(user)
    assert not client.login(email="weg@example.org", password="ein langes Kennwort")


def test_account_stays_open_when_somebody_needs_it(monkeypatch):
    def object_to(_user):
        raise AccountNeeded("Somebody has to take over first.")

    monkeypatch.setattr(account, "_closers", [object_to])
    user = UserFactory()
    with pytest.raises(AccountNeeded, match="take over"):
        close_account(user)
    user.refresh_from_db()
    assert user.is_active is True


def test_personal_data_hold_the_account_without_secrets():
    user = open_account("ich@example.org", "Ina Ich", "ein langes Kennwort", "en")
    data = collect_personal_data(user)
    assert data["account"] == {
        "email": "ich@example.org",
        "name": "Ina Ich",
        "language": "en",
        "time_zone": "Europe/Berlin",
        "joined": user.date_joined.isoformat(),
        "last_sign_in": None,
        "email_addresses": [{"email": "ich@example.org", "verified": True, "primary": True}],
        "second_factors": [],
    }
    assert user.password not in str(data)
