"""Publishing needs what makes an entry findable; the ministry says why."""

import pytest

from partners.domain.changes import ReasonMissing
from partners.domain.publication import (
    confirm_organisation,
    pause_organisation,
    publish_organisation,
    verify_organisation,
)
from partners.enums import Role
from portal.shared.states import MoveRefused
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


def test_entry_without_a_place_is_not_published():
    organisation = OrganisationFactory(state="draft")
    actor = RepresentativeFactory(organisation=organisation).user
    with pytest.raises(MoveRefused, match="where the organisation is"):
        publish_organisation(organisation, actor=actor)


def test_second_entry_with_a_register_number_is_not_published_and_names_the_first():
    OrganisationFactory(name="Erster Verein", register_number="VR 1")
    organisation = OrganisationFactory(state="draft", register_number="VR 1", municipality=MunicipalityFactory())
    actor = RepresentativeFactory(organisation=organisation).user
    with pytest.raises(MoveRefused, match="Erster Verein"):
        publish_organisation(organisation, actor=actor)
    organisation.refresh_from_db()
    assert (organisation.state, organisation.confirmed_at) == ("draft", None)


def test_representative_who_publishes_confirms_as_well():
    organisation = OrganisationFactory(state="draft", municipality=MunicipalityFactory())
    publish_organisation(organisation, actor=RepresentativeFactory(organisation=organisation).user)
    organisation.refresh_from_db()
    assert (organisation.state, organisation.confirmed_at is not None) == ("published", True)


def test_ministry_needs_a_reason_and_confirms_nothing():
    organisation = OrganisationFactory()
    actor = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    with pytest.raises(ReasonMissing):
        pause_organisation(organisation, actor=actor, reason="  ")
    pause_organisation(organisation, actor=actor, reason="Wrong address")
    organisation.refresh_from_db()
    assert (organisation.state, organisation.confirmed_at) == ("paused", None)
    assert organisation.transitions.get().reason == "Wrong address"


def test_confirming_writes_the_time_and_the_trail():
    organisation = OrganisationFactory()
    actor = RepresentativeFactory(organisation=organisation).user
    confirm_organisation(organisation, actor=actor)
    organisation.refresh_from_db()
    change = organisation.changes.get()
    assert (organisation.confirmed_at is not None, change.action, change.actor) == (True, "confirmed", actor)


def test_intermediary_vouches_in_its_name():
    district = DistrictFactory()
    centre = OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])
    centre.service_area.add(district)
    organisation = OrganisationFactory(district=district)
    verify_organisation(organisation, actor=RepresentativeFactory(organisation=centre).user)
    organisation.refresh_from_db()
    assert (organisation.verified_by, organisation.verified_at is not None) == (centre, True)
