"""An invitation works once, for the invited person, for fourteen days."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from partners.domain.invitations import (
    AlreadyRepresents,
    WrongAccount,
    accept_invitation,
    accept_with_new_account,
    find_invitation,
    invite_representative,
    revoke_invitation,
)
from partners.enums import RepresentativeRole
from partners.models import Representative
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import User
from portal.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tokens():
    return []


@pytest.fixture
def invite(organisation, tokens):
    """Return a function that invites an address to the organisation, by its head."""
    head = RepresentativeFactory(organisation=organisation, role="owner", user__name="Hanna Haupt", user__language="en")

    def send(email="Neu@Example.org", role=RepresentativeRole.EDITOR):
        return invite_representative(
            organisation,
            email,
            role,
            actor=head.user,
            build_url=lambda token: tokens.append(token) or f"https://p/{token}",
        )

    return send


def test_mail_goes_through_the_outbox_and_carries_link_and_reason(invite, tokens, organisation):
    invite()
    message = Message.objects.get()
    assert (message.recipient, message.language) == ("neu@example.org", "en")
    assert message.subject == f"Invitation to act for {organisation.name}"
    assert f"https://p/{tokens[0]}" in message.text
    assert f'href="https://p/{tokens[0]}"' in message.html
    assert message.reason == "You get this mail because Hanna Haupt entered your address to invite you."


def test_name_with_markup_is_harmless_in_the_mail(invite, organisation):
    organisation.name = "<b>Verein</b> & Co"
    organisation.save()
    invite()
    message = Message.objects.get()
    assert "<b>Verein</b> & Co" in message.text
    assert "&lt;b&gt;Verein&lt;/b&gt; &amp; Co" in message.html


def test_newcomer_gets_account_and_role(invite, tokens, organisation):
    invite()
    user = accept_with_new_account(
        find_invitation(tokens[0]), name="Nadia Neu", password="ein langes Kennwort", language="de"
    )
    assert Representative.objects.current().get(user=user, organisation=organisation).role == "editor"


def test_link_works_once(invite, tokens):
    invite()
    user = UserFactory(email="neu@example.org")
    accept_invitation(find_invitation(tokens[0]), user)
    with pytest.raises(LinkNotUsable):
        accept_invitation(find_invitation(tokens[0]), user)


def test_failed_acceptance_leaves_no_account_behind(invite, tokens):
    invitation = invite()
    revoke_invitation(invitation, actor=None)
    with pytest.raises(LinkNotUsable):
        accept_with_new_account(find_invitation(tokens[0]), name="N", password="ein langes Kennwort", language="de")
    assert not User.objects.filter(email="neu@example.org").exists()


def test_somebody_else_cannot_accept(invite, tokens):
    invite()
    with pytest.raises(WrongAccount):
        accept_invitation(find_invitation(tokens[0]), UserFactory())


def test_link_expires_after_fourteen_days(invite, tokens):
    invite()
    user = UserFactory(email="neu@example.org")
    with time_machine.travel(timezone.now() + timedelta(days=14, seconds=1), tick=False), pytest.raises(LinkNotUsable):
        accept_invitation(find_invitation(tokens[0]), user)


def test_second_invitation_revokes_the_first(invite, tokens):
    first, second = invite(), invite("NEU@example.org")
    first.link.refresh_from_db()
    second.link.refresh_from_db()
    assert (first.link.state, second.link.state) == ("revoked", "usable")


def test_person_of_the_team_is_not_invited_again(invite, organisation):
    RepresentativeFactory(organisation=organisation, user__email="da@example.org")
    with pytest.raises(AlreadyRepresents):
        invite("da@example.org")


def test_board_member_loses_nothing_by_an_old_invitation_as_editor(invite, tokens, organisation):
    invite()
    present = RepresentativeFactory(organisation=organisation, role="board", user__email="neu@example.org")
    accept_invitation(find_invitation(tokens[0]), present.user)
    assert Representative.objects.current().get(user=present.user).role == "board"


def test_editor_becomes_head_by_invitation(invite, tokens, organisation):
    invite(role=RepresentativeRole.OWNER)
    present = RepresentativeFactory(organisation=organisation, user__email="neu@example.org")
    accept_invitation(find_invitation(tokens[0]), present.user)
    assert Representative.objects.current().get(user=present.user).role == "owner"
