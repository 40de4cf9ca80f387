"""The administration of organisations: few queries, no way around consent."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from partners.models import Organisation
from tests.factories.accounts import UserFactory
from tests.factories.partners import (
    AffiliationFactory,
    ConsentFactory,
    ContactPersonFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.django_db

INLINES = ("mso_profile", "employer_profile", "umbrella_profile", "support_profile", "translations", "field_audiences")
HISTORIES = ("transitions", "changes")


@pytest.fixture
def client(client_of):
    return client_of(UserFactory(is_staff=True, is_superuser=True))


def management(*prefixes):
    return {f"{prefix}-{part}": 0 for prefix in prefixes for part in ("TOTAL_FORMS", "INITIAL_FORMS")}


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("model", "factory"),
    [
        ("organisation", OrganisationFactory),
        ("affiliation", AffiliationFactory),
        ("contactperson", ContactPersonFactory),
        ("representative", RepresentativeFactory),
    ],
)
def test_lists_cost_the_same_for_few_and_many(client, model, factory, number, django_assert_num_queries):
    factory.create_batch(number)
    expected = {"organisation": 9, "affiliation": 6, "contactperson": 6, "representative": 6}[model]
    with django_assert_num_queries(expected):
        assert client.get(reverse(f"admin:partners_{model}_changelist")).status_code == 200


def test_new_organisation_gets_an_address_and_is_a_draft(client):
    data = {"name": "Verein Köln", "roles": ["mso"], "provenance": "entered", **management(*INLINES, *HISTORIES)}
    response = client.post(reverse("admin:partners_organisation_add"), data)
    organisation = Organisation.objects.get()
    assert (response.status_code, organisation.slug, organisation.state) == (302, "verein-koeln", "draft")


@pytest.fixture
def shown():
    """A person everybody may see."""
    consent = ConsentFactory()
    contact = consent.contact
    contact.current_consent, contact.audience = consent, "public"
    contact.save()
    return contact


def test_nobody_is_made_public_here(client_of):
    contact = ContactPersonFactory()
    administrator = UserFactory(is_staff=True, is_superuser=True)
    RepresentativeFactory(user=administrator, organisation=contact.organisation)
    client = client_of(administrator)
    data = {
        "organisation": contact.organisation.pk,
        "name": "Neuer Name",
        "function": "board",
        "audience": "public",
        **management("windows", "consents"),
    }
    response = client.post(reverse("admin:partners_contactperson_change", args=[contact.pk]), data)
    contact.refresh_from_db()
    assert (response.status_code, contact.name, contact.audience) == (302, "Neuer Name", "own")


def test_second_general_contact_is_told_in_words(client):
    general = ContactPersonFactory(is_general=True)
    data = {
        "organisation": general.organisation.pk,
        "name": "Zweite",
        "function": "board",
        "is_general": "on",
        **management("windows", "consents"),
    }
    response = client.post(reverse("admin:partners_contactperson_add"), data)
    assert "There is a general contact already." in response.content.decode()


def test_person_with_consent_can_be_removed_and_leaves_no_name_in_the_log(client, shown):
    organisation, name = shown.organisation, shown.name
    client.post(reverse("admin:partners_contactperson_delete", args=[shown.pk]), {"post": "yes"})
    assert (organisation.contacts.count(), LogEntry.objects.filter(object_repr__contains=name).count()) == (0, 0)
    assert LogEntry.objects.count() == 1


def test_person_without_consent_is_not_for_administrators(client):
    contact = ContactPersonFactory()
    url = reverse("admin:partners_contactperson_change", args=[contact.pk])
    assert client.get(url).status_code == 302
    assert contact.name not in client.get(reverse("admin:partners_contactperson_changelist")).content.decode()


@pytest.mark.parametrize(
    "lookup", ["register_number__startswith=V", "description__contains=x", "street__contains=x", "latitude__gt=51"]
)
def test_address_of_the_list_answers_nothing_about_hidden_values(client, lookup):
    OrganisationFactory(register_number="VR 1", description="x", street="x", latitude=52, longitude=7)
    assert client.get(f"{reverse('admin:partners_organisation_changelist')}?{lookup}").status_code == 400


def test_hidden_fields_survive_a_change(client):
    organisation = OrganisationFactory(register_number="VR 1")
    data = {"name": "Neu", "roles": ["mso"], "provenance": "entered", **management(*INLINES, *HISTORIES)}
    client.post(reverse("admin:partners_organisation_change", args=[organisation.pk]), data)
    organisation.refresh_from_db()
    assert (organisation.name, organisation.register_number) == ("Neu", "VR 1")
