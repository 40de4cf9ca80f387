"""An organisation never loses its last head."""

import pytest

from partners.domain.invitations import invite_representative
from partners.domain.team import LastOwner, end_representation, team_of
from partners.models import FreshnessQuestion, Representative
from portal.accounts.domain.account import AccountNeeded, close_account
from portal.accounts.domain.personal_data import collect_personal_data
from tests.factories.asking import asked
from tests.factories.partners import ContactPersonFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(organisation):
    return RepresentativeFactory(organisation=organisation, role="owner")


def test_last_head_stays(head):
    with pytest.raises(LastOwner, match="invite a successor first"):
        end_representation(head, actor=head.user)
    assert list(team_of(head.organisation)) == [head]


def invited(organisation, role):
    invite_representative(organisation, "neu@example.org", role, actor=None, build_url=lambda _token: "https://x")


def test_open_invitation_is_named_instead_of_asking_for_one(head):
    invited(head.organisation, "owner")
    with pytest.raises(LastOwner, match=r"neu@example.org \(head\) is invited and has not accepted so far"):
        end_representation(head, actor=head.user)


def test_invitation_for_too_little_is_named_with_what_is_needed(head):
    invited(head.organisation, "editor")
    with pytest.raises(LastOwner, match=r"neu@example.org is invited only as editor. Please invite somebody as: head"):
        end_representation(head, actor=head.user)


def test_head_with_a_closed_account_is_no_successor(head):
    RepresentativeFactory(organisation=head.organisation, role="owner", user__is_active=False)
    with pytest.raises(LastOwner):
        end_representation(head, actor=head.user)


def test_head_leaves_after_a_successor_came(head):
    RepresentativeFactory(organisation=head.organisation, role="owner")
    end_representation(head, actor=head.user)
    assert head not in Representative.objects.current()


def test_editor_leaves_at_once_and_is_asked_once(head):
    editor = RepresentativeFactory(organisation=head.organisation)
    end_representation(editor, actor=head.user)
    end_representation(editor, actor=head.user)
    assert list(team_of(head.organisation)) == [head]
    assert head.organisation.changes.filter(action="left").count() == 1


@pytest.mark.parametrize(("is_contact", "withdrawn"), [(False, 1), (True, 0)])
def test_who_leaves_no_longer_answers_freshness_mails(head, is_contact, withdrawn):
    editor = RepresentativeFactory(organisation=head.organisation)
    if is_contact:
        ContactPersonFactory(organisation=head.organisation, email=editor.user.email)
    asked(head.organisation, address=editor.user.email)
    end_representation(editor, actor=head.user)
    assert FreshnessQuestion.objects.exclude(withdrawn_at=None).count() == withdrawn


def test_account_of_the_last_head_stays_open(head):
    with pytest.raises(AccountNeeded, match=head.organisation.name):
        close_account(head.user)
    head.user.refresh_from_db()
    assert head.user.is_active is True


def test_closing_an_account_ends_its_roles(head):
    editor = RepresentativeFactory(organisation=head.organisation)
    close_account(editor.user)
    assert editor not in Representative.objects.current()


def test_own_data_name_the_organisations(head):
    assert collect_personal_data(head.user)["representations"] == [
        {"organisation": head.organisation.name, "role": "owner", "since": head.since, "until": None}
    ]
