"""The page of an organisation: what it shows, to whom, at a fixed cost."""

import re
from datetime import time

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.models import ContactPerson
from tests.factories.geo import DistrictFactory
from tests.factories.partners import (
    AffiliationFactory,
    ConsentFactory,
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)


def publish(contact, audience="public"):
    consent = ConsentFactory(contact=contact, audience=audience)
    ContactPerson.objects.filter(pk=contact.pk).update(audience=audience, current_consent=consent)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_number_of_queries_for_one_and_three_of_everything(client, rows, django_assert_num_queries):
    profile = MsoProfileFactory(organisation__district=DistrictFactory())
    for _ in range(rows):
        contact = ContactPersonFactory(organisation=profile.organisation, phone="030 23125 100")
        contact.windows.create(weekday=1, start=time(18), end=time(20))
        publish(contact)
        AffiliationFactory(member=profile.organisation)
        OrganisationFactory(roles=["integration_centre"]).service_area.add(profile.organisation.district)
    with django_assert_num_queries(15):
        response = client.get(profile.organisation.get_absolute_url())
    shown = response.context["shown"]
    assert [len(shown.contacts), len(shown.umbrellas), len(shown.helpers)] == [rows, rows, rows]


@pytest.mark.django_db
def test_merged_organisation_leads_to_the_one_it_went_into(client):
    target = OrganisationFactory()
    merged = OrganisationFactory(state="merged", merged_into=target)
    response = client.get(merged.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, target.get_absolute_url())


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "paused", "archived"])
def test_unpublished_organisation_is_not_found(client, state):
    assert client.get(OrganisationFactory(state=state).get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_week_lists_all_days_with_the_times_of_all_contacts(client):
    contact = ContactPersonFactory()
    contact.windows.create(weekday=1, start=time(18), end=time(20))
    contact.windows.create(weekday=1, start=time(9), end=time(10))
    publish(contact)
    week = client.get(contact.organisation.get_absolute_url()).context["shown"].week
    assert [len(week), [slot.start for slot in week[0].slots], week[1].slots] == [7, [time(9), time(18)], []]


@pytest.mark.django_db
def test_withdrawn_consent_counts_on_the_next_request(client):
    contact = ContactPersonFactory(name="Frau Beispiel")
    publish(contact)
    url = contact.organisation.get_absolute_url()
    assert "Frau Beispiel" in client.get(url).content.decode()
    contact.consents.update(withdrawn_at=timezone.now())
    assert "Frau Beispiel" not in client.get(url).content.decode()


@pytest.mark.django_db
def test_description_comes_in_the_language_of_the_page(client):
    organisation = OrganisationFactory(description="Wir singen.")
    organisation.translations.create(language="en", description="We sing.")
    english = client.get(organisation.get_absolute_url(), headers={"Accept-Language": "en"})
    german = client.get(organisation.get_absolute_url(), headers={"Accept-Language": "de"})
    assert [each.context["shown"].description for each in (english, german)] == ["We sing.", "Wir singen."]


@pytest.mark.django_db
def test_representatives_are_offered_to_edit(client, client_of):
    representative = RepresentativeFactory()
    url = representative.organisation.get_absolute_url()
    visits = [client.get(url), client_of(representative.user).get(url)]
    assert [visit.context["may_edit"] for visit in visits] == [False, True]


@pytest.mark.django_db
def test_page_says_the_legal_form_in_its_language(client):
    page = client.get(OrganisationFactory(legal_form="eingetragener Verein").get_absolute_url())
    assert "<dd>registered association</dd>" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "leads"), [("board", True), ("editor", False)])
def test_page_leads_those_to_the_handover_who_may_hand_over(client_of, role, leads):
    representative = RepresentativeFactory(organisation__roles=["mso"], role=role)
    page = client_of(representative.user).get(representative.organisation.get_absolute_url())
    found = reverse("partners:handover", args=[representative.organisation.slug]) in page.content.decode()
    assert (found, page.context["may_manage_team"]) == (leads, leads)


@pytest.mark.django_db
def test_address_without_a_place_ends_with_the_street(client):
    organisation = OrganisationFactory(street="Lange Straße 187", municipality=None, district=None, postal_code="")
    page = client.get(organisation.get_absolute_url()).content.decode()
    assert re.search(r"Lange Straße 187</bdi>(.)", page)[1] == "<"
