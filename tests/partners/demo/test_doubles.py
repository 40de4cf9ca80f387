import pytest

from partners.demo.doubles import DOUBLES, FEWEST, store_doubles
from partners.models import DuplicateSuspect, Organisation
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import MsoProfileFactory

pytestmark = pytest.mark.django_db


def test_second_entries_are_found_as_duplicates():
    for number in range(FEWEST + 1):
        MsoProfileFactory(
            organisation__name=f"Kulturverein {'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜßÉ'[number] * 6} e. V.",
            organisation__provenance=Organisation.Provenance.DEMO,
            organisation__municipality=MunicipalityFactory(),
        )
    assert store_doubles() == DOUBLES
    assert DuplicateSuspect.objects.waiting().count() == DOUBLES


def test_a_small_demo_has_none():
    assert store_doubles() == 0
