"""Editing a profile in the browser: input is kept, conflicts are told, reasons are asked for."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from partners.domain.publication import confirm_organisation
from partners.models import FieldAudience, Organisation
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import EmployerProfileFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of, organisation):
    return client_of(RepresentativeFactory(organisation=organisation).user)


def sent(organisation, **values):
    """Return what the form sends: the present values with changes."""
    present = {
        "name": organisation.name,
        "version": organisation.updated_at.isoformat(),
        "msoprofile-signing_required": 1,
        "msoprofile-signing_total": 1,
    }
    return {**present, **values}


def post(client, organisation, **values):
    return client.post(reverse("partners:organisation_edit", args=[organisation.slug]), sent(organisation, **values))


def test_profile_of_the_role_is_saved_with_the_organisation(client, organisation):
    response = post(client, organisation, description="We help.", **{"msoprofile-target_groups": ["parents", "women"]})
    organisation.refresh_from_db()
    assert response.status_code == 302
    assert (organisation.description, organisation.mso_profile.target_groups) == ("We help.", ["parents", "women"])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org", "data:text/html,x", "https://"])
def test_web_address_of_another_kind_is_refused_and_input_kept(client, organisation, address):
    response = post(client, organisation, website=address, description="Kept")
    form = response.context["form"]
    assert (response.status_code, list(form.core.errors), form.core["description"].value()) == (
        200,
        ["website"],
        "Kept",
    )
    organisation.refresh_from_db()
    assert organisation.website == ""


def test_web_address_without_scheme_becomes_https(client, organisation):
    post(client, organisation, website="verein.example.org")
    organisation.refresh_from_db()
    assert organisation.website == "https://verein.example.org"


@pytest.mark.parametrize(
    ("field", "value"),
    [("postal_code", "4711"), ("founded", "99"), ("founded", "2999"), ("name", ""), ("description", "x" * 5001)],
)
def test_impossible_values_are_refused(client, organisation, field, value):
    assert list(post(client, organisation, **{field: value}).context["form"].core.errors) == [field]


def test_impossible_signing_rule_is_told_in_words(client, organisation):
    response = post(client, organisation, **{"msoprofile-signing_required": 3, "msoprofile-signing_total": 2})
    assert "No more signatures can be required than there are members who may sign." in response.content.decode()


@pytest.mark.parametrize(("required", "total", "stored"), [(2, 3, (2, 3)), (3, 2, (1, 1)), (0, 1, (1, 1))])
def test_employer_says_how_many_sign_for_it(client_of, required, total, stored):
    profile = EmployerProfileFactory()
    data = {"employerprofile-signing_required": required, "employerprofile-signing_total": total}
    client = client_of(RepresentativeFactory(organisation=profile.organisation).user)
    page = post(client, profile.organisation, **data)
    profile.refresh_from_db()
    assert (profile.signing_required, profile.signing_total) == stored
    refusal = "No more signatures can be required than there are people who may sign."
    assert (stored == (1, 1)) == (refusal in page.content.decode())


def test_database_refuses_an_impossible_signing_rule_of_an_employer():
    profile = EmployerProfileFactory()
    with pytest.raises(IntegrityError, match="employer_signing_rule_possible"):
        type(profile).objects.filter(pk=profile.pk).update(signing_required=2)


def test_second_editor_keeps_the_input_and_may_save_knowingly(client, organisation):
    opened = Organisation.objects.get()
    post(client, organisation, description="First")
    response = post(client, opened, description="Second")
    organisation.refresh_from_db()
    assert (response.status_code, organisation.description) == (200, "First")
    form = response.context["form"]
    assert form.core["description"].value() == "Second"
    assert "saved this profile at" in response.content.decode()

    again = post(client, opened, description="Second", version=form.core["version"].value())
    organisation.refresh_from_db()
    assert (again.status_code, organisation.description) == (302, "Second")


def test_description_is_added_changed_and_removed_in_each_language(client, organisation):
    def stored():
        return dict(organisation.translations.values_list("language", "description"))

    def send(**texts):
        organisation.refresh_from_db()
        assert post(client, organisation, **texts).status_code == 302
        return stored()

    assert send(description="Hallo", description_tr="Merhaba", description_ar="مرحبا") == {
        "tr": "Merhaba",
        "ar": "مرحبا",
    }
    assert organisation.changes.first().fields == ["description", "description_ar", "description_tr"]
    assert send(description="Hallo", description_tr="Selam", description_ar="") == {"tr": "Selam"}
    assert send(description="Hallo") == {"tr": "Selam"}
    organisation.refresh_from_db()
    assert organisation.description == "Hallo"


def test_field_of_the_description_says_its_language(client, organisation):
    organisation.translations.create(language="ar", description="مرحبا")
    form = client.get(reverse("partners:organisation_edit", args=[organisation.slug])).context["form"]
    assert (str(form.core["description"].label), form.core["description"].field.widget.attrs["lang"]) == (
        "Description (in German)",
        "de",
    )
    attrs = form.translations["description_ar"].field.widget.attrs
    assert (attrs["lang"], attrs["dir"], form.translations["description_ar"].value()) == ("ar", "rtl", "مرحبا")


def test_too_long_translation_is_refused_and_kept(client, organisation):
    form = post(client, organisation, description_tr="x" * 5001).context["form"]
    assert (list(form.translations.errors), len(form.translations["description_tr"].value())) == (
        ["description_tr"],
        5001,
    )
    assert not organisation.translations.exists()


def test_hidden_description_is_hidden_in_all_languages(client_of, organisation):
    FieldAudience.objects.create(organisation=organisation, field="description", audience="own")
    organisation.translations.create(language="tr", description="Merhaba")
    client = client_of(RepresentativeFactory(organisation__ministry=True).user)
    page = client.get(reverse("partners:organisation_edit", args=[organisation.slug]))
    assert (page.status_code, page.context["form"].translations) == (200, None)
    post(client, organisation, description_tr="", reason="They asked us to")
    assert organisation.translations.get().description == "Merhaba"


@pytest.mark.parametrize("version", ["", "yesterday", "2026-99-99"])
def test_missing_or_broken_version_counts_as_never_seen(client, organisation, version):
    assert post(client, organisation, version=version, description="New").status_code == 200
    organisation.refresh_from_db()
    assert organisation.description == ""


def test_roles_and_state_cannot_be_sent(client, organisation):
    post(client, organisation, roles=["ministry"], state="archived", verified_at="2026-01-01")
    organisation.refresh_from_db()
    assert (organisation.roles, organisation.state, organisation.verified_at) == (["mso"], "published", None)


def test_ministry_is_asked_for_a_reason(client_of, organisation):
    client = client_of(RepresentativeFactory(organisation__ministry=True).user)
    assert list(post(client, organisation, description="New").context["form"].core.errors) == ["reason"]
    assert post(client, organisation, description="New", reason="They asked us to").status_code == 302
    assert organisation.changes.get().reason == "They asked us to"


def test_service_area_is_edited_by_intermediaries_only(client, client_of, organisation):
    district = DistrictFactory()
    post(client, organisation, service_area=[district.pk])
    assert list(organisation.service_area.all()) == []
    umbrella = OrganisationFactory(umbrella=True)
    client = client_of(RepresentativeFactory(organisation=umbrella).user)
    post(client, umbrella, service_area=[district.pk], **{"umbrellaprofile-level": "state"})
    assert list(umbrella.service_area.all()) == [district]


def test_ministry_creates_a_draft_and_goes_on_to_invite(client_of):
    client = client_of(RepresentativeFactory(organisation__ministry=True).user)
    place = MunicipalityFactory()
    response = client.post(
        reverse("partners:organisation_create"), {"name": "Neuer Verein", "roles": ["mso"], "municipality": place.pk}
    )
    assert response["Location"] == reverse("partners:team", args=["neuer-verein"])
    assert Organisation.objects.get(slug="neuer-verein").state == "draft"


def test_nobody_makes_a_ministry_this_way(client_of):
    client = client_of(RepresentativeFactory(organisation__ministry=True).user)
    data = {"name": "Zweites Ministerium", "roles": ["ministry"], "municipality": MunicipalityFactory().pk}
    assert list(client.post(reverse("partners:organisation_create"), data).context["form"].errors) == ["roles"]


def test_refused_publication_is_told_in_words(client_of):
    draft = OrganisationFactory(state="draft")
    client = client_of(RepresentativeFactory(organisation=draft).user)
    response = client.post(reverse("partners:organisation_publication", args=[draft.slug]), {"move": "publish"})
    assert "Please say first where the organisation is" in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_history_costs_the_same_for_few_and_many_changes(client, organisation, number, django_assert_num_queries):
    for _each in range(number):
        confirm_organisation(organisation, actor=RepresentativeFactory().user)
    with django_assert_num_queries(7):
        client.get(reverse("partners:organisation_publication", args=[organisation.slug]))


@pytest.mark.parametrize(("days", "offered"), [(None, True), (190, True), (10, False)])
def test_saving_offers_to_confirm_what_was_not_confirmed_lately(client, organisation, days, offered):
    organisation.confirmed_at = days and timezone.now() - timedelta(days=days)
    organisation.save()
    page = client.get(post(client, organisation).url).content.decode()
    assert (f"{organisation.get_absolute_url()}bestaetigen/" in page) is offered
    assert "bestaetigen/" not in client.get(organisation.get_absolute_url()).content.decode()


def test_who_cannot_confirm_is_not_asked_to(organisation, client_of):
    address = f"{organisation.get_absolute_url()}?gespeichert"
    assert "bestaetigen/" not in client_of(RepresentativeFactory().user).get(address).content.decode()
