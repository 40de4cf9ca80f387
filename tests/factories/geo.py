"""Places for tests."""

import factory
from factory.django import DjangoModelFactory

from portal.geo.models import District, Municipality, PostalCode


def rectangle(west, south, east, north):
    """Return a closed ring for an outline."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


class DistrictFactory(DjangoModelFactory):
    class Meta:
        model = District
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"05{n % 1000:03d}")  # five digits, whatever ran before
    name = factory.Sequence(lambda n: f"Musterkreis {n}")
    kind = District.Kind.COUNTY
    government_region = "059"
    outline = factory.LazyFunction(list)
    latitude = 51.5
    longitude = 7.5


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = Municipality
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda n: f"05{n:06d}")
    name = factory.Sequence(lambda n: f"Musterstadt {n}")
    district = factory.SubFactory(DistrictFactory)
    latitude = 51.5
    longitude = 7.5


class PostalCodeFactory(DjangoModelFactory):
    class Meta:
        model = PostalCode

    code = factory.Sequence(lambda n: f"{10000 + n}")
    municipality = factory.SubFactory(MunicipalityFactory)
    latitude = 51.5
    longitude = 7.5
