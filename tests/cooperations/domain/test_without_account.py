"""The way of an MSO without account: what it is told, who is told of it, and what follows the invitation."""

import pytest

from cooperations.domain import lifecycle
from cooperations.domain.lifecycle.headless import waiting_for_accounts
from cooperations.domain.lifecycle.waiting import waiting_proposals
from cooperations.enums.side import Side
from partners.domain.invitations import accept_with_new_account, find_invitation, invite_representative
from partners.permissions import can_invite_representative
from portal.outbox.models import Message
from tests.factories.contact import ContactEntryFactory
from tests.factories.partners import ContactPersonFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer():
    return RepresentativeFactory(organisation__employer=True, organisation__name="Betrieb Muster")


@pytest.fixture
def unknown():
    """An MSO that has a contact person with an address, and no account."""
    return ContactPersonFactory(
        organisation__name="Verein ohne Konto", email="vorstand@example.org", languages=["tr"]
    ).organisation


@pytest.fixture
def ministry():
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True), role="owner").user


def proposed(employer, unknown):
    """Propose a cooperation after a first conversation."""
    ContactEntryFactory(employer=employer.organisation, mso=unknown)
    return lifecycle.propose(
        "Elternabende",
        by=(employer.organisation, Side.EMPLOYER),
        asked=[(unknown, Side.MSO)],
        actor=employer.user,
    )


def test_from_the_proposal_to_the_answer_nobody_meets_a_page_to_sign_in_without_account(employer, unknown, ministry):
    assert waiting_for_accounts(ministry) == []
    cooperation = proposed(employer, unknown)
    mail = Message.objects.get(recipient="vorstand@example.org")
    assert ("/kooperationen/" in mail.text, "/wer-hilft/" in mail.text, mail.language) == (False, True, "tr")
    (entry,) = waiting_for_accounts(ministry)
    assert "Betrieb Muster" not in f"{entry.title} {entry.detail}"
    assert waiting_for_accounts(employer.user) == []

    assert can_invite_representative(ministry, unknown)
    tokens = []
    invite_representative(
        unknown, "vorstand@example.org", "owner", actor=ministry, build_url=lambda token: tokens.append(token) or token
    )
    user = accept_with_new_account(find_invitation(tokens[0]), name="Leyla", password="ein langes Wort", language="tr")
    assert waiting_for_accounts(ministry) == []
    assert len(waiting_proposals(user)) == 1
    assert lifecycle.take_part(cooperation, organisation=unknown, actor=user)


def test_each_is_asked_in_one_query_however_many(employer, ministry, django_assert_num_queries):
    for number in (1, 2):
        proposed(employer, ContactPersonFactory(email=f"v{number}@example.org").organisation)
    with django_assert_num_queries(2):  # who the person acts for, and the number
        (entry,) = waiting_for_accounts(ministry)
    assert entry.title.startswith("2 ")
