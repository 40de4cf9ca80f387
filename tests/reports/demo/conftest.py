"""The demo, made once for the tests of a module."""

import pytest
from django.core.management import call_command
from django.db import transaction

from portal.geo.models import District
from tests.factories.geo import DistrictFactory, MunicipalityFactory

CITIES = {"05315": "Köln", "05915": "Hamm", "05913": "Dortmund"}
COUNTIES = {"05978": "Unna", "05766": "Lippe"}


def store_districts():
    for key, name in CITIES.items():
        city = DistrictFactory(key=key, name=name, kind=District.Kind.CITY)
        MunicipalityFactory(key=f"{key}000", name=name, district=city)
    for key, name in COUNTIES.items():
        MunicipalityFactory(key=f"{key}036", name=name, district=DistrictFactory(key=key, name=name))


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Make the demo once for all tests of this module; it is rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        store_districts()
        call_command("demo_data", msos=60, verbosity=0)
        yield
        transaction.set_rollback(True)
