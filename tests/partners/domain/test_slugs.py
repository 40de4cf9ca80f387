"""Addresses of organisations."""

import pytest

from partners.domain.creation import create_organisation
from partners.domain.slugs import free_slug, slug_of
from partners.enums import Role
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Frauenverein Köln e. V.", "frauenverein-koeln-e-v"),
        ("Größe & Übermut", "groesse-uebermut"),
        ("Brücke Łódź", "bruecke-lodz"),
        ("Đak, Ærø & Yıldız ẞ", "dak-aero-yildiz-ss"),
        ("Ko\u0308ln Əziz", "koeln-eziz"),
        ("جمعية", "organisation"),
        ("Ä" * 200, "ae" * 50),
    ],
)
def test_address_writes_out_letters_beyond_a_to_z(name, slug):
    assert slug_of(name) == slug


@pytest.mark.django_db
def test_taken_address_is_numbered():
    OrganisationFactory(slug="verein")
    OrganisationFactory(slug="verein-2")
    assert free_slug("Verein") == "verein-3"


@pytest.mark.django_db
def test_address_of_a_page_of_the_portal_is_not_given_away():
    assert free_slug("Neu") == "neu-2"


@pytest.mark.django_db
def test_new_entry_is_a_draft_at_its_place():
    place = MunicipalityFactory()
    actor = RepresentativeFactory().user
    organisation = create_organisation(" Verein Brücke ", [Role.MSO], place, actor=actor)
    assert (organisation.name, organisation.slug, organisation.state, organisation.district) == (
        "Verein Brücke",
        "verein-bruecke",
        "draft",
        place.district,
    )
    assert organisation.changes.get().action == "created"
