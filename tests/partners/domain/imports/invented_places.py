"""The places of invented lists."""

from portal.geo.models import District, PostalCode
from tests.factories.geo import DistrictFactory, MunicipalityFactory, PostalCodeFactory
from tests.partners.domain.imports.invented_words import PLACES


def store_places():
    """Store the five districts of the generator with a full list of postal codes; return municipalities by name."""
    found = {}
    for name, towns in PLACES.items():
        kind = District.Kind.CITY if list(towns) == [name] else District.Kind.COUNTY
        district = DistrictFactory(name=name, kind=kind)
        for town, codes in towns.items():
            found[town] = MunicipalityFactory(name=town, district=district)
            for code in codes:
                PostalCodeFactory(code=code, municipality=found[town], source=PostalCode.Source.GEONAMES)
    return found
