"""What the people of an MSO see of a request: who asks, what they get out of it, and that it waits for them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cooperations.models import ContactRequest, RequestLink
from partners.enums import EmployerOffer
from portal.accounts.domain.signed_links import issue_link
from tests.factories.contact import BlockFactory, ContactRequestFactory
from tests.factories.partners import EmployerProfileFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return RepresentativeFactory(user__language="en")


@pytest.fixture
def asked(board):
    profile = EmployerProfileFactory(offers=[EmployerOffer.ROOMS, EmployerOffer.EXPENSES])
    return ContactRequestFactory(employer=profile.organisation, mso=board.organisation)


def test_the_mso_reads_what_it_gets_out_of_it_also_by_link(client, client_of, board, asked):
    link, token = issue_link("request_decline", timedelta(days=1))
    RequestLink.objects.create(request=asked, link=link, recipient="contact:1")
    own = client_of(board.user).get(asked.get_absolute_url())
    by_link = client.get(reverse("cooperations:request_link", args=[token]))
    offers = str(EmployerOffer.ROOMS.label)
    for response in (own, by_link):
        assert response.context["employer"].values["offers"][0] == offers
        assert asked.employer.get_absolute_url() in response.content.decode()
    employer = client_of(RepresentativeFactory(organisation=asked.employer).user).get(asked.get_absolute_url())
    assert employer.context["employer"] is None


def test_a_list_of_the_same_subjects_says_which_wait_for_us(client_of, board, asked):
    ContactRequestFactory(mso=board.organisation, state="answered")
    page = client_of(board.user).get(reverse("cooperations:requests")).content.decode()
    assert page.count("waits for your answer") == 1


def test_who_is_blocked_is_not_waited_for(client_of, board, asked):
    client = client_of(board.user)
    address = asked.get_absolute_url()
    assert f'href="{address}"' in client.get("/").content.decode()
    BlockFactory(blocker=asked.mso, blocked=asked.employer)
    assert f'href="{address}"' not in client.get("/").content.decode()


def test_who_is_in_touch_is_proposed_to_without_searching(client_of, board, asked):
    ContactRequest.objects.filter(pk=asked.pk).update(state="answered", first_answer_at=timezone.now())
    ContactRequestFactory(mso=board.organisation)
    page = client_of(board.user).get(reverse("cooperations:cooperation_new"))
    assert page.context["found"] == [asked.employer]
