"""Where a row of a list is: postal code, town and district against the places of the state. Loaded once per list."""

import re
from dataclasses import dataclass

from portal.geo.domain.names import fold, fold_bare, spellings
from portal.geo.models import District, Municipality, PostalCode

CODE_DIGITS = 5
# The beginnings of postal codes that exist in the state, for as long as no full list is loaded.
BEGINNINGS = frozenset({"32", "33", "34", "37", *map(str, range(40, 54)), "57", "58", "59"})
COUNTY_WORDS = ("kreis ", "landkreis ", "rhein kreis ")


@dataclass(frozen=True)
class Spot:
    """A point on the map."""

    latitude: float
    longitude: float


class Regions:
    """All districts, municipalities and postal codes, ready to be looked up. Three queries."""

    def __init__(self) -> None:
        self.municipalities = {each.key: each for each in Municipality.objects.select_related("district")}
        self.districts = {each.key: each for each in District.objects.defer("outline")}
        self._spots: dict[tuple[str, str], Spot] = {}
        self._by_code: dict[str, list[str]] = {}
        self.knows_all_codes = False
        rows = PostalCode.objects.values_list("code", "municipality_id", "latitude", "longitude", "source")
        for code, key, latitude, longitude, source in rows:
            self._by_code.setdefault(code, []).append(key)
            self._spots[code, key] = Spot(latitude, longitude)
            self.knows_all_codes |= source == PostalCode.Source.GEONAMES
        self._by_name: dict[str, list[str]] = {}
        for key, municipality in self.municipalities.items():
            for spelling in spellings(municipality.name):
                self._by_name.setdefault(spelling, []).append(key)
        self._by_district_name: dict[str, list[str]] = {}
        for key, district in self.districts.items():
            for name in {district.name, str(district)}:
                for spelling in spellings(name):
                    self._by_district_name.setdefault(spelling, []).append(key)

    def of_code(self, code: str) -> list[str]:
        """Return the keys of the municipalities of a postal code."""
        return self._by_code.get(code, [])

    def may_exist(self, code: str) -> bool:
        """Say whether the state can have this postal code, as far as is known here."""
        return bool(self.of_code(code)) or (not self.knows_all_codes and code[:2] in BEGINNINGS)

    def of_town(self, town: str) -> list[str]:
        """Return the keys of the municipalities that ``town`` names: whole, without its quarter, or its beginning."""
        for text in (town, re.split(r"[-–/,(]|\s-\s", town)[0]):
            for spelling in (fold(text), fold_bare(text)):
                if found := self._by_name.get(spelling):
                    return found
        folded = fold(town)
        if not folded:
            return []
        begun = {key for name, keys in self._by_name.items() if name.startswith(f"{folded} ") for key in keys}
        return sorted(begun)

    def of_district(self, name: str) -> list[str]:
        """Return the keys of the districts that ``name`` names. A county goes before the city of the same name."""
        for spelling in (fold(name), fold_bare(name)):
            candidates = [spelling, *(spelling.removeprefix(word) for word in COUNTY_WORDS)]
            for candidate in candidates:
                if found := self._by_district_name.get(candidate):
                    return found
        return []

    def spot(self, municipality_key: str, code: str) -> Spot:
        """Return the point of the postal code within the municipality, or of the municipality."""
        known = self._spots.get((code, municipality_key))
        if known:
            return known
        municipality = self.municipalities[municipality_key]
        return Spot(municipality.latitude, municipality.longitude)
