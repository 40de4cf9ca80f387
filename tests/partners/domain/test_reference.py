import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from partners.domain.reference import in_district, load_reference_organisations
from partners.enums import ActivityField, AgencyField, OrganisationState, Role, UmbrellaLevel
from partners.models import Organisation
from portal.geo.models import District
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import OrganisationFactory

FACTS = json.loads((settings.ROOT / "fixtures" / "reference_organisations.json").read_text())


@pytest.fixture
def districts(db):
    for key in ("05978", "05111", "05915", "05913"):
        DistrictFactory(key=key, name={"05978": "Unna", "05915": "Hamm"}.get(key, f"Stadt {key}"))
    MunicipalityFactory(
        key="05978024", name="Lünen", district=DistrictFactory(key="05978"), latitude=51.6, longitude=7.5
    )


def test_facts_use_known_words_only():
    assert {role for each in FACTS for role in each["roles"]} <= set(Role.values)
    assert {each["level"] for each in FACTS if "level" in each} <= set(UmbrellaLevel.values)
    assert {field for each in FACTS for field in each.get("fields", [])} <= set(ActivityField.values)
    assert {field for each in FACTS for field in each.get("agency_fields", [])} <= set(AgencyField.values)
    assert len({each["slug"] for each in FACTS}) == len(FACTS)
    assert [each["slug"] for each in FACTS if not each["website"].startswith("https://www.")] == []


def test_every_umbrella_has_a_level():
    assert [each["slug"] for each in FACTS if (Role.UMBRELLA in each["roles"]) != ("level" in each)] == []


def test_there_is_one_integration_centre_per_district(districts):
    load_reference_organisations()
    centre = Organisation.objects.get(slug="ki-kreis-unna")
    assert centre.name == "Kommunales Integrationszentrum Kreis Unna"
    assert list(centre.service_area.values_list("key", flat=True)) == ["05978"]
    assert centre.provenance == Organisation.Provenance.REFERENCE
    assert Organisation.objects.with_role(Role.INTEGRATION_CENTRE).count() == District.objects.count()


def test_all_entries_are_public(districts):
    assert load_reference_organisations() == (len(FACTS) + 4, 0)
    assert Organisation.objects.filter(state=OrganisationState.PUBLISHED).count() == len(FACTS) + 4
    forum = Organisation.objects.get(slug="multikulturelles-forum")
    assert (forum.municipality_id, forum.district_id, forum.latitude) == ("05978024", "05978", 51.6)
    assert forum.service_area.count() == 4


def test_loading_again_keeps_corrections(districts):
    load_reference_organisations()
    Organisation.objects.filter(slug="bagiv").update(description="Korrigiert")
    assert load_reference_organisations() == (0, len(FACTS) + 4)
    assert Organisation.objects.get(slug="bagiv").description == "Korrigiert"


def test_entry_of_another_source_is_not_touched(districts):
    OrganisationFactory(slug="damigra", name="Anders")
    load_reference_organisations()
    assert Organisation.objects.get(slug="damigra").name == "Anders"


@pytest.mark.django_db
def test_places_come_first():
    with pytest.raises(CommandError, match="load_geo"):
        call_command("load_reference_organisations")


@pytest.mark.parametrize(
    ("name", "kind", "phrase"),
    [
        ("Unna", "county", "im Kreis Unna"),
        ("Rhein-Sieg-Kreis", "county", "im Rhein-Sieg-Kreis"),
        ("Märkischer Kreis", "county", "im Märkischen Kreis"),
        ("Städteregion Aachen", "county", "in der Städteregion Aachen"),
        ("Köln", "city", "in Köln"),
    ],
)
def test_places_in_german_sentences(name, kind, phrase):
    assert in_district(District(name=name, kind=kind)) == phrase
