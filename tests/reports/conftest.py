"""People of the reporting."""

import pytest

from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory


@pytest.fixture
def partner(db):
    """Return a member of the network."""
    return NetworkMembershipFactory(organisation__name="Stadt Musterfeld", organisation__slug="musterfeld").organisation


@pytest.fixture
def author(partner):
    return RepresentativeFactory(organisation=partner, user__name="Erna Editor").user


@pytest.fixture
def official(db):
    """Return somebody of the ministry."""
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True), user__name="Rolf Referent").user
