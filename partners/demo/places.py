"""Where invented associations are: three in four in independent cities, one in four spread over all counties."""

from dataclasses import dataclass
from random import Random

from portal.geo.models import District, Municipality, PostalCode

from .chance import likely

# Inhabitants in thousands, rounded: how many associations a city gets beyond its first.
CITY_WEIGHTS = {
    "05111": 620, "05112": 500, "05113": 580, "05114": 230, "05116": 260, "05117": 170, "05119": 210, "05120": 110,
    "05122": 160, "05124": 355, "05314": 330, "05315": 1080, "05316": 165, "05512": 117, "05513": 260, "05515": 320,
    "05711": 335, "05911": 365, "05913": 590, "05914": 190, "05915": 180, "05916": 157,
}  # fmt: skip
STREETS = """
Bahnhofstraße Gartenstraße Marktstraße Schulstraße Lindenweg Bergstraße Wiesenstraße Kirchstraße Ringstraße Mühlenweg
Friedensstraße Rosenweg Kastanienallee Hafenstraße Nordstraße Südstraße Brückenstraße Feldstraße Parkstraße Kanalstraße
Zechenstraße Gerberstraße Weberstraße Tulpenweg Ahornweg Poststraße Steinweg Am Stadtgarten Am Alten Markt Ostwall
""".split("\n")  # noqa: SIM905 -- a word list
STREET_NAMES = [name for line in STREETS for name in line.replace("Am ", "Am_").split()]


@dataclass(frozen=True)
class Spot:
    """An address in a municipality; the point lies within about two kilometres of its postal code."""

    municipality: Municipality
    street: str
    postal_code: str
    latitude: float
    longitude: float


class Places:
    """Chooses places; reads the tables once."""

    def __init__(self) -> None:
        self.codes: dict[str, list[PostalCode]] = {}
        for code in PostalCode.objects.order_by("code", "municipality"):
            self.codes.setdefault(code.municipality_id, []).append(code)
        self.by_district: dict[str, list[Municipality]] = {}
        for municipality in Municipality.objects.order_by("key"):
            self.by_district.setdefault(municipality.district_id, []).append(municipality)
        districts = District.objects.defer("outline").order_by("key")
        self.districts = {each.key: each for each in districts}
        self.cities = [each.key for each in districts if each.kind == District.Kind.CITY]
        self.counties = [each.key for each in districts if each.kind == District.Kind.COUNTY]

    def spot_of(self, index: int, rng: Random) -> Spot:
        """Return the place of the association with this index: every district is served before any twice."""
        round_, quarter = divmod(index, 4)
        if quarter == 3 and self.counties:  # noqa: PLR2004 -- each fourth
            return self.spot_in(self.counties[round_ % len(self.counties)], rng)
        position = round_ * 3 + quarter
        if position < len(self.cities):
            return self.spot_in(self.cities[position], rng)
        weights = [CITY_WEIGHTS.get(key, 100) for key in self.cities]
        return self.spot_in(rng.choices(self.cities, weights)[0] if self.cities else self.counties[0], rng)

    def spot_in(self, district_key: str, rng: Random) -> Spot:
        """Return an address in the district, half of the time in a town whose postal code is known (its seat)."""
        candidates = self.by_district[district_key]
        known = [each for each in candidates if each.key in self.codes]
        municipality = rng.choice(known if known and likely(rng, 0.5) else candidates)
        codes = self.codes.get(municipality.key)
        code = rng.choice(codes) if codes else None
        centre = code or municipality
        return Spot(
            municipality,
            f"{rng.choice(STREET_NAMES).replace('_', ' ')} {rng.randint(1, 180)}",
            code.code if code else "",
            round(centre.latitude + rng.gauss(0, 0.006), 5),
            round(centre.longitude + rng.gauss(0, 0.009), 5),
        )
