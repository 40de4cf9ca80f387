"""A person's own account."""

import json

import pytest
from django.conf import settings
from django.urls import reverse

from portal.accounts.domain.account import open_account
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_name_language_and_time_zone_are_saved_and_the_language_is_active(client_of):
    user = UserFactory(language="de")
    data = {"name": "Neuer Name", "language": "en", "time_zone": "Europe/Istanbul"}
    response = client_of(user).post(reverse("accounts:account"), data)
    user.refresh_from_db()
    assert (user.name, user.language, user.time_zone) == ("Neuer Name", "en", "Europe/Istanbul")
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_wrong_time_zone_is_refused_and_the_input_kept(client_of):
    response = client_of(UserFactory()).post(
        reverse("accounts:account"), {"name": "Neuer Name", "language": "en", "time_zone": "Mond/Krater"}
    )
    assert list(response.context["form"].errors) == ["time_zone"]
    assert response.context["form"]["name"].value() == "Neuer Name"


def test_own_data_come_as_a_file(client_of):
    user = UserFactory(email="ich@example.org")
    response = client_of(user).get(reverse("accounts:personal_data"))
    assert response["Content-Disposition"] == 'attachment; filename="brueckenbauer.json"'
    assert json.loads(response.content)["account"]["email"] == "ich@example.org"


def test_closing_asks_for_the_password_first(client_of):
    user = UserFactory()
    response = client_of(user).post(reverse("accounts:close"))
    user.refresh_from_db()
    assert (response.status_code, user.is_active) == (302, True)
    assert response["Location"].startswith(reverse("account_reauthenticate"))


def test_account_is_closed_and_signed_out(client):
    user = open_account("weg@example.org", "Wera Weg", "ein langes Kennwort", "de")
    client.post(reverse("account_login"), {"login": "weg@example.org", "password": "ein langes Kennwort"})
    reauthenticate = client.post(reverse("accounts:close"))["Location"]
    response = client.post(reauthenticate, {"password": "ein langes Kennwort"})
    user.refresh_from_db()
    assert (response.status_code, user.is_active, "_auth_user_id" in client.session) == (302, False, False)
