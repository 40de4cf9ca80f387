"""The pages a person answers and withdraws on, without an account."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from partners.domain.consent_requests import ask_for_consent
from partners.domain.consents import record_consent
from partners.enums import Audience, ConsentWay
from portal.outbox.models import Message
from tests.factories.partners import ContactPersonFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db

LINK = re.compile(r"https?://[^/]+(/einwilligung/\S+)")


@pytest.fixture
def contact(organisation):
    return ContactPersonFactory(organisation=organisation, name="Mara Muster", email="mara@example.org")


@pytest.fixture
def question(contact):
    ask_for_consent(contact, audience=Audience.PUBLIC, language="en", actor=RepresentativeFactory().user)
    return LINK.search(Message.objects.latest("job__created_at").text).group(1)


def way_out():
    return LINK.search(Message.objects.get(job__key__startswith="consent-receipt").text).group(1)


def test_looking_answers_nothing(client, contact, question):
    page = client.get(question).content.decode()
    assert ("I agree that my name" in page, contact.consent_requests.get().agreed) == (True, None)


def test_page_speaks_the_language_asked_for_whatever_the_browser_says(client, question):
    assert "Yes, I agree" in client.get(question, headers={"Accept-Language": "de"}).content.decode()


def test_yes_is_thanked_and_the_link_works_once(client, contact, question):
    assert "You are shown now" in client.post(question, {"answer": "yes"}).content.decode()
    again = client.post(question, {"answer": "no"})
    contact.refresh_from_db()
    assert (again.status_code, contact.audience) == (410, "public")


def test_anything_else_is_no_answer(client, contact, question):
    assert client.post(question, {"answer": "perhaps"}).status_code == 200
    assert contact.consent_requests.get().answered_at is None


def test_withdrawing_counts_on_the_next_request(client, contact, question):
    client.post(question, {"answer": "yes"})
    page = contact.organisation.get_absolute_url()
    assert "Mara Muster" in client.get(page).content.decode()
    link = way_out()
    assert "Mara Muster" in client.get(page).content.decode()
    assert client.post(link).status_code == 200
    assert "Mara Muster" not in client.get(page).content.decode()
    assert client.post(link).status_code == 200


def test_way_out_speaks_the_language_of_the_question(client, contact, question):
    contact.languages = ["tr"]
    contact.save()
    client.post(question, {"answer": "yes"})
    assert "Withdraw your consent" in client.get(way_out()).content.decode()


def test_old_question_says_what_holds_now(client, contact, question):
    client.post(question, {"answer": "yes"})
    assert "holds the link by which you can withdraw" in client.get(question).content.decode()
    client.post(way_out())
    page = client.get(question).content.decode()
    assert ("This was withdrawn later" in page, "holds the link" in page) == (True, False)


def test_no_does_not_hide_a_later_consent(client, contact, question):
    client.post(question, {"answer": "no"})
    assert "You said no, and you are not shown." in client.get(question).content.decode()
    record_consent(contact, audience=Audience.PUBLIC, way=ConsentWay.PAPER, given_at=timezone.now(), actor=None)
    assert "you are shown now" in client.get(question).content.decode()


def test_card_of_the_person_tells_of_the_withdrawal(client, client_of, contact, question):
    client.post(question, {"answer": "yes"})
    head = client_of(RepresentativeFactory(organisation=contact.organisation).user)
    address = reverse("partners:contacts", args=[contact.organisation.slug])
    assert "The consent was withdrawn on" not in head.get(address).content.decode()
    client.post(way_out())
    day = date_format(timezone.localdate(), "DATE_FORMAT")
    assert f"The consent was withdrawn on {day}." in head.get(address).content.decode()


def test_looking_at_the_way_out_withdraws_nothing(client, contact, question):
    client.post(question, {"answer": "yes"})
    client.get(way_out())
    contact.refresh_from_db()
    assert contact.audience == "public"


def test_pages_are_not_kept_by_anybody(client, question):
    assert "no-store" in client.get(question)["Cache-Control"]


def test_organisation_asks_on_the_page_and_sees_that_it_did(client_of, contact):
    head = RepresentativeFactory(organisation=contact.organisation).user
    client = client_of(head)
    args = [contact.organisation.slug, contact.pk]
    client.post(reverse("partners:consent_ask", args=args), {"audience": "public", "language": "de"})
    assert contact.consent_requests.get().asked_by == head
    again = client.post(reverse("partners:consent_ask", args=args), {"audience": "public", "language": "de"})
    assert again.context["form"].non_field_errors()
    assert "no answer yet" in client.get(reverse("partners:contacts", args=args[:1])).content.decode()


def test_language_of_the_person_is_proposed(client_of, contact):
    contact.languages = ["ti", "uk"]
    contact.save()
    head = RepresentativeFactory(organisation=contact.organisation).user
    page = client_of(head).get(reverse("partners:consent_ask", args=[contact.organisation.slug, contact.pk]))
    assert page.context["form"]["language"].value() == "uk"
