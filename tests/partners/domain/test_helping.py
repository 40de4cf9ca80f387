"""Who can help at a place: those in charge, nearest first, only with what the user may see."""

import pytest
from django.contrib.auth.models import AnonymousUser

from partners.domain.helping import MOST, who_helps
from partners.domain.in_charge import helpers_for
from partners.enums import AgencyField, Role
from partners.models import ContactPerson, SupportServiceProfile, UmbrellaProfile
from portal.geo.domain.places import Place
from tests.factories.geo import DistrictFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

HAMM = Place("municipality", "Hamm", 51.68, 7.82, "05915", "05915000")
ANYBODY = AnonymousUser()


def body(name, role, district=None, *, level="", at=None, state="published"):  # noqa: PLR0913 -- short calls
    """Make a body that serves ``district``, ``at`` so many degrees north of Hamm."""
    point = {} if at is None else {"latitude": 51.68 + at, "longitude": 7.82}
    made = OrganisationFactory(name=name, roles=[role], state=state, **point)
    if district:
        made.service_area.add(district)
    if level:
        UmbrellaProfile.objects.create(organisation=made, level=level)
    return made


def names(found):
    return {
        kind: [helper.portrait.organisation.name for helper in helpers]
        for kind, helpers in found.helpers.items()
        if helpers
    }


@pytest.fixture
def hamm(db):
    return DistrictFactory(key="05915", name="Hamm")


def test_place_has_its_centre_its_agencies_and_associations_nearest_first(hamm):
    unna = DistrictFactory(key="05978", name="Unna")
    body("KI Unna", Role.INTEGRATION_CENTRE, unna, at=0.01)
    body("KI Hamm", Role.INTEGRATION_CENTRE, hamm, at=0.05)
    body("Agentur fern", Role.INTEGRATION_AGENCY, hamm, at=0.3)
    body("Agentur nah", Role.INTEGRATION_AGENCY, hamm, at=0.02)
    body("Agentur ohne Ort", Role.INTEGRATION_AGENCY, hamm)
    body("Verbund Hamm", Role.UMBRELLA, hamm, level="local", at=0.1)
    body("Landesverband", Role.UMBRELLA, level="state", at=0.9)
    body("Bundesverband", Role.UMBRELLA, level="federal", at=0.8)
    body("Entwurf", Role.INTEGRATION_AGENCY, hamm, at=0.01, state="draft")
    found = who_helps(ANYBODY, HAMM)
    assert found.district == hamm
    assert names(found) == {
        "centre": ["KI Hamm"],
        "agency": ["Agentur nah", "Agentur fern", "Agentur ohne Ort"],
        "umbrella": ["Verbund Hamm"],
        "state": ["Landesverband"],
    }
    assert [helper.kilometres for helper in found.helpers["agency"]] == [2, 33, None]
    assert found.is_nearest is False


def test_without_an_agency_in_charge_the_nearest_are_named_and_the_bodies_that_list_all(hamm):
    elsewhere = DistrictFactory()
    for number in range(5):
        body(f"Agentur {number}", Role.INTEGRATION_AGENCY, elsewhere, at=0.5 - number / 10)
    carrier = body("Trägerliste", Role.SUPPORT_SERVICE)
    SupportServiceProfile.objects.create(organisation=carrier, fields=[AgencyField.SOCIAL_SPACE])
    found = who_helps(ANYBODY, HAMM)
    assert names(found) == {"agency": ["Agentur 4", "Agentur 3", "Agentur 2"], "state": ["Trägerliste"]}
    assert found.is_nearest is True


def test_without_a_place_those_of_the_state_are_named(hamm):
    body("KI Hamm", Role.INTEGRATION_CENTRE, hamm)
    body("Landesverband", Role.UMBRELLA, level="state")
    body("Verbund Hamm", Role.UMBRELLA, hamm, level="local")
    found = who_helps(ANYBODY, None)
    assert (names(found), found.district) == ({"state": ["Landesverband"]}, None)


def test_more_than_fit_are_counted(hamm):
    for number in range(MOST + 3):
        body(f"Agentur {number:02}", Role.INTEGRATION_AGENCY, hamm)
    found = who_helps(ANYBODY, HAMM)
    assert (len(found.helpers["agency"]), found.further) == (MOST, {"agency": 3})


def test_only_persons_who_agreed_and_public_fields_are_shown(hamm):
    centre = body("KI Hamm", Role.INTEGRATION_CENTRE, hamm)
    centre.street, centre.website = "Weg 1", "https://ki.example.org"
    centre.save()
    centre.field_audiences.create(field="street", audience="employers")
    ContactPersonFactory(organisation=centre, name="Ohne Einwilligung")
    agreed = ContactPersonFactory(organisation=centre, name="Mit Einwilligung")
    ContactPerson.objects.filter(pk=agreed.pk).update(audience="public", current_consent=ConsentFactory(contact=agreed))
    [helper] = who_helps(ANYBODY, HAMM).helpers["centre"]
    assert [person.name for person in helper.contacts] == ["Mit Einwilligung"]
    assert helper.portrait.values == {"website": "https://ki.example.org"}


def test_short_list_has_the_centre_first_and_local_associations_before_those_of_the_state(hamm):
    body("A Landesverband", Role.UMBRELLA, level="state")
    body("B Verbund", Role.UMBRELLA, hamm, level="local")
    body("C Agentur", Role.INTEGRATION_AGENCY, hamm)
    body("D Zentrum", Role.INTEGRATION_CENTRE, hamm)
    body("E Landesverband", Role.UMBRELLA, level="state")
    assert [each.name for each in helpers_for("05915")] == ["D Zentrum", "C Agentur", "B Verbund", "A Landesverband"]
    assert [each.name for each in helpers_for(None)] == ["A Landesverband", "E Landesverband"]
