"""The language of the account after signing in; the second factor where it is required."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse

from portal.accounts.domain import second_factor
from portal.accounts.domain.account import open_account
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def required_of_everybody(_user):
    return True


@pytest.fixture
def needed(settings, monkeypatch):
    """Require a second factor of everybody."""
    settings.REQUIRE_SECOND_FACTOR = True
    monkeypatch.setattr(second_factor, "_requirements", [required_of_everybody])


def test_signing_in_takes_the_language_of_the_account(client):
    open_account("ich@example.org", "Ina Ich", "ein langes Kennwort", "de")
    response = client.post(reverse("account_login"), {"login": "ich@example.org", "password": "ein langes Kennwort"})
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "de"


@pytest.mark.parametrize(("wanted", "kept"), [("tr", "tr"), ("xx", "de")])
def test_switching_while_signed_in_is_for_mails_too(client_of, wanted, kept):
    user = UserFactory(language="de")
    client_of(user).post(reverse("shared:set_language"), {"language": wanted})
    user.refresh_from_db()
    assert user.language == kept


def test_person_without_second_factor_is_sent_to_its_set_up(client_of, needed):
    response = client_of(UserFactory()).get(reverse("accounts:account"))
    assert (response.status_code, response["Location"]) == (302, reverse("mfa_index"))


def test_start_page_is_no_way_around_the_second_factor(client_of, needed):
    assert client_of(UserFactory()).get("/").status_code == 302


def test_htmx_request_is_sent_there_as_a_whole_page(client_of, needed):
    response = client_of(UserFactory()).get(reverse("accounts:account"), headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == reverse("mfa_index")


def test_person_with_second_factor_goes_on(client_of, needed):
    user = UserFactory()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert client_of(user).get(reverse("accounts:account")).status_code == 200


@pytest.mark.parametrize("name", ["mfa_index", "account_logout", "shared:imprint"])
def test_set_up_signing_out_and_legal_pages_stay_open(client_of, needed, name):
    assert client_of(UserFactory()).get(reverse(name)).status_code == 200


def test_nobody_is_asked_while_the_setting_is_off(client_of, needed, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    assert client_of(UserFactory()).get(reverse("accounts:account")).status_code == 200


def test_others_are_not_asked(client_of, settings, monkeypatch):
    settings.REQUIRE_SECOND_FACTOR = True
    monkeypatch.setattr(second_factor, "_requirements", [lambda _user: False])
    assert client_of(UserFactory()).get(reverse("accounts:account")).status_code == 200


def test_production_requires_the_second_factor():
    text = (settings.ROOT / "portal" / "settings" / "production.py").read_text()
    assert "\nREQUIRE_SECOND_FACTOR = True" in text


def test_broken_time_zone_of_an_account_breaks_no_page(client_of):
    assert client_of(UserFactory(time_zone="../etc")).get(reverse("accounts:account")).status_code == 200
