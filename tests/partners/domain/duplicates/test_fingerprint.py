"""What of an organisation is compared: nothing that only its own people see."""

import pytest

from partners.domain.duplicates import fingerprint_of
from partners.enums import Audience
from partners.models import FieldAudience
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db

FIELDS = ("website", "street", "register_number")


@pytest.fixture
def organisation():
    return OrganisationFactory(website="https://bruecke.example.org", street="Weg 1", register_number="VR 1")


def compared(organisation):
    prints = fingerprint_of(organisation)
    return [getattr(prints, name) for name in FIELDS]


def test_fields_the_ministry_sees_are_compared(organisation):
    for name in FIELDS:
        FieldAudience.objects.create(organisation=organisation, field=name, audience=Audience.INTERMEDIARIES)
    assert compared(organisation) == ["https://bruecke.example.org", "Weg 1", "VR 1"]


@pytest.mark.parametrize("hidden", FIELDS)
def test_a_field_for_own_people_only_is_not_compared(organisation, hidden):
    FieldAudience.objects.create(organisation=organisation, field=hidden, audience=Audience.OWN)
    assert [name for name, value in zip(FIELDS, compared(organisation), strict=True) if not value] == [hidden]


def test_two_queries_however_many(organisation, django_assert_num_queries):
    with django_assert_num_queries(2):
        fingerprint_of(organisation)
