"""Two editors never overwrite each other silently, and a profile never writes back what it does not edit."""

import pytest

from partners.domain.profiles import ProfileChanged, profiles_of, store_profile
from partners.enums import Role
from partners.models import MsoProfile, Organisation, SupportServiceProfile
from tests.factories.geo import MunicipalityFactory, PostalCodeFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(organisation):
    return RepresentativeFactory(organisation=organisation).user


def store(organisation, actor, seen, **values):
    for name, value in values.items():
        setattr(organisation, name, value)
    store_profile(organisation, [], service_area=None, changed=list(values), seen=seen, actor=actor)


def test_second_editor_is_told_who_saved_before(organisation, editor):
    first, second = Organisation.objects.get(), Organisation.objects.get()
    store(first, editor, first.updated_at, description="First")
    with pytest.raises(ProfileChanged) as conflict:
        store(second, editor, second.updated_at, description="Second")
    organisation.refresh_from_db()
    assert (organisation.description, conflict.value.by) == ("First", editor.name)


def test_saving_a_profile_does_not_write_back_the_state(organisation, editor):
    stale = Organisation.objects.get()
    Organisation.objects.filter(pk=organisation.pk).update(state="paused")
    store(stale, editor, stale.updated_at, description="New")
    organisation.refresh_from_db()
    assert (organisation.state, organisation.description) == ("paused", "New")


def test_district_and_point_follow_from_the_place(organisation, editor):
    place = MunicipalityFactory(latitude=51.0, longitude=7.0)
    code = PostalCodeFactory(municipality=place, latitude=51.25, longitude=7.25)
    store(organisation, editor, organisation.updated_at, municipality=place, postal_code=code.code)
    organisation.refresh_from_db()
    assert (organisation.district, organisation.latitude, organisation.longitude) == (place.district, 51.25, 7.25)


def test_postal_code_of_elsewhere_leaves_the_point_of_the_municipality(organisation, editor):
    place = MunicipalityFactory(latitude=51.0, longitude=7.0)
    store(organisation, editor, organisation.updated_at, municipality=place, postal_code="99999")
    organisation.refresh_from_db()
    assert (organisation.latitude, organisation.longitude) == (51.0, 7.0)


def test_trail_names_fields_and_no_contents(organisation, editor):
    store(organisation, editor, organisation.updated_at, description="Private words")
    change = organisation.changes.get()
    assert (change.action, change.fields, change.actor) == ("edited", ["description"], editor)


def test_organisation_with_several_roles_has_one_profile_per_table():
    organisation = OrganisationFactory(roles=[Role.MSO, Role.INTEGRATION_AGENCY, Role.INTEGRATION_CENTRE])
    assert [type(each) for each in profiles_of(organisation)] == [MsoProfile, SupportServiceProfile]
