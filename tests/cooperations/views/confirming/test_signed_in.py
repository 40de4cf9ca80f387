"""The page of a signatory who is signed in: the same text and verb, for the person alone."""

import pytest
from django.urls import reverse

from cooperations.models import Confirmation, Signatory
from tests.factories.accounts import UserFactory
from tests.factories.confirming import ask, people, ready, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return UserFactory()


def test_signed_in_the_same_page_takes_the_answer_of_the_person_only(client_of, actor):
    cooperation = ready((1, 1), (1, 1))
    member = UserFactory()
    Signatory.objects.filter(pk=people(cooperation, "mso")[0].pk).update(user=member, email="")
    opened = ask(cooperation, actor)
    url = reverse("cooperations:confirm", args=[cooperation.pk])
    assert client_of(actor).get(url).status_code == 404
    client = client_of(member)
    assert client.get(url).status_code == 200
    client.post(url, sent(opened))
    given = Confirmation.objects.get()
    assert (given.way, given.user) == ("signed_in", member)
    page = client.get(url)
    assert (page.status_code, page.context["arrival"].step) == (200, "used")


def test_signed_in_by_a_verified_address_only(client_of, actor):
    cooperation = ready()
    signatory = people(cooperation, "mso")[0]
    ask(cooperation, actor)
    url = reverse("cooperations:confirm", args=[cooperation.pk])
    person = UserFactory(email=signatory.email)
    person.emailaddress_set.all().delete()
    assert client_of(person).get(url).status_code == 404
    person.emailaddress_set.create(email=signatory.email, verified=True, primary=True)
    assert client_of(person).get(url).status_code == 200


def test_whoever_signs_for_two_parties_answers_for_each_by_itself(client_of, actor):
    cooperation = ready()
    member = UserFactory()
    Signatory.objects.filter(cooperation=cooperation).update(user=member, email="")
    opened = ask(cooperation, actor)
    client, url = client_of(member), reverse("cooperations:confirm", args=[cooperation.pk])
    client.post(url, sent(opened))
    assert Confirmation.objects.count() == 1
    client.post(url, sent(opened))
    opened.refresh_from_db()
    assert (Confirmation.objects.count(), opened.state) == (2, "complete")
