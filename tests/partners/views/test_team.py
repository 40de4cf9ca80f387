"""The team page and the page an invitation leads to."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from partners.domain.invitations import invite_representative, revoke_invitation
from partners.enums import RepresentativeRole
from partners.models import Invitation, Representative
from portal.accounts.models import User
from portal.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(organisation):
    return RepresentativeFactory(organisation=organisation, role="owner", user__name="Hanna Haupt")


@pytest.fixture
def address(head):
    """Return the address of the page that a fresh invitation to neu@example.org leads to."""
    found = []
    invite_representative(
        head.organisation,
        "neu@example.org",
        RepresentativeRole.EDITOR,
        actor=head.user,
        build_url=lambda token: found.append(token) or token,
    )
    return reverse("partners:invitation", args=found)


def test_invitation_is_sent_with_the_full_address(client_of, head):
    data = {"email": "neu@example.org", "role": "editor"}
    client_of(head.user).post(reverse("partners:team", args=[head.organisation.slug]), data)
    assert "http://testserver/einladung/" in Message.objects.get().text


def test_board_role_is_offered_to_msos_only(client_of):
    head = RepresentativeFactory(organisation=OrganisationFactory(employer=True), role="owner")
    data = {"email": "neu@example.org", "role": "board"}
    response = client_of(head.user).post(reverse("partners:team", args=[head.organisation.slug]), data)
    assert list(response.context["form"].errors) == ["role"]


def test_ministry_invites_heads_only(client_of, organisation):
    client = client_of(RepresentativeFactory(organisation__ministry=True).user)
    url = reverse("partners:team", args=[organisation.slug])
    assert list(client.post(url, {"email": "a@example.org", "role": "editor"}).context["form"].errors) == ["role"]
    assert client.post(url, {"email": "a@example.org", "role": "owner"}).status_code == 302


def test_person_of_the_team_is_refused_in_words(client_of, head):
    data = {"email": head.user.email, "role": "editor"}
    response = client_of(head.user).post(reverse("partners:team", args=[head.organisation.slug]), data)
    assert list(response.context["form"].errors) == ["email"]


def test_last_head_cannot_leave_and_reads_why(client_of, head):
    url = reverse("partners:representative_end", args=[head.organisation.slug, head.pk])
    response = client_of(head.user).post(url, follow=True)
    assert "Please invite a successor first." in response.content.decode()
    assert head in Representative.objects.current()


@pytest.mark.parametrize("number", [1, 3])
def test_team_costs_the_same_for_few_and_many(client_of, head, number, django_assert_num_queries):
    for each in range(number):
        RepresentativeFactory(organisation=head.organisation)
        invite_representative(
            head.organisation, f"p{each}@example.org", RepresentativeRole.EDITOR, actor=head.user, build_url=str
        )
    client = client_of(head.user)
    with django_assert_num_queries(7):
        client.get(reverse("partners:team", args=[head.organisation.slug]))


def test_newcomer_sees_who_invites_and_joins(client, address, head):
    page = client.get(address).content.decode()
    assert "Hanna Haupt invites you to act for" in page
    response = client.post(address, {"name": "Nadia Neu", "password": "ein langes Kennwort"})
    user = User.objects.get(email="neu@example.org")
    assert (response.status_code, client.session["_auth_user_id"]) == (302, str(user.pk))
    assert Representative.objects.current().get(user=user).organisation == head.organisation
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == user.language


def test_weak_password_opens_no_account(client, address):
    response = client.post(address, {"name": "Nadia Neu", "password": "password12"})
    assert list(response.context["form"].errors) == ["password"]
    assert not User.objects.filter(email="neu@example.org").exists()


def test_person_with_an_account_signs_in_first(client, address):
    UserFactory(email="neu@example.org")
    page = client.post(address, {"name": "Dieb", "password": "ein langes Kennwort"}).content.decode()
    assert f"{reverse('account_login')}?next=" in page
    assert Representative.objects.filter(user__email="neu@example.org").count() == 0


def test_person_with_an_account_accepts_signed_in(client_of, address):
    user = UserFactory(email="neu@example.org")
    client_of(user).post(address)
    assert Representative.objects.current().filter(user=user).count() == 1


def test_somebody_else_signed_in_is_told_to_sign_out(client_of, address):
    other = UserFactory(email="andere@example.org")
    response = client_of(other).post(address)
    assert "You are signed in as andere@example.org." in response.content.decode()
    assert Representative.objects.filter(user=other).count() == 0


def test_closed_account_cannot_be_opened_by_an_invitation(client, address):
    user = UserFactory(email="neu@example.org", is_active=False)
    client.post(address, {"name": "N", "password": "ein langes Kennwort"})
    user.refresh_from_db()
    assert user.is_active is False


def test_used_revoked_and_expired_links_say_which_and_whom_to_ask(client, client_of, address):
    def answer():
        response = client.get(address)
        text = response.content.decode()
        return response.status_code, "ask Hanna Haupt" in text, text

    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        status, names_inviter, text = answer()
        assert (status, names_inviter, "has expired" in text) == (410, True, True)
    invitation = Invitation.objects.get()
    revoke_invitation(invitation, actor=None)
    status, names_inviter, text = answer()
    assert (status, names_inviter, "was revoked" in text) == (410, True, True)
    invitation.link.used_at = timezone.now()
    invitation.link.save()
    status, names_inviter, text = answer()
    assert (status, names_inviter, "was accepted already" in text) == (410, True, True)


def test_page_is_not_kept_by_browsers(client, address):
    assert "no-store" in client.get(address)["Cache-Control"]
