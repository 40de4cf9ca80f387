"""From what a person types to a place: postal code, municipality or district."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from portal.geo.models import District, Municipality, PostalCode

from .names import LONGEST, fold, fold_bare, likeness, spellings

PlaceKind = Literal["postal_code", "municipality", "district"]
DISTRICT_WORDS = frozenset({"kreis", "landkreis", "staedteregion", "stadteregion"})
SHORTEST_TYPO = 4
MOST_MEANT = 6
SHORTEST_BEGINNING = 2
MOST_PROPOSED = 3


@dataclass(frozen=True)
class Place:
    """A place found: its label point in WGS 84 degrees and the key of its district.

    ``municipality_key`` is None for districts.
    """

    kind: PlaceKind
    name: str
    latitude: float
    longitude: float
    district_key: str | None
    municipality_key: str | None = None


def find_place(text: str) -> Place | None:
    """Return the place a person most likely means by ``text``, or None. Never fails, whatever the text."""
    return next(iter(find_places(text)), None)


def find_places(text: str) -> list[Place]:
    """Return the places a person may mean by ``text``, the likeliest first. Never fails, whatever the text.

    Tried in this order: postal code; exact name (a bare name means the municipality before the district, "Kreis Unna"
    the district); the longest part of the text that is a name ("Köln-Ehrenfeld"); the beginning of a name ("Mülheim");
    a typo. More than one only where they share the code, the name or the beginning of the name.
    """
    text = text[:LONGEST]
    if found := find_postal_codes(text):
        return found
    words = [word for word in fold(text).split() if not word.isdigit()]
    bare = [word for word in fold_bare(text).split() if not word.isdigit()]
    if not set(words) - DISTRICT_WORDS:
        return []
    places = list(all_places())
    if set(words) & DISTRICT_WORDS:
        places.sort(key=lambda place: place.kind != "district")
    for run in [*runs(words), *runs(bare)]:
        if found := [place for place in places if run in names_of(place)]:
            # Who says "Kreis Unna" does not mean the town.
            return found[:1] if set(run.split()) & DISTRICT_WORDS else found[:MOST_MEANT]
    if found := find_beginning(" ".join(words), places):
        return found[:MOST_MEANT]
    similar = find_similar(words, places)
    return [similar] if similar else []


def suggest_places(text: str, limit: int = 10) -> list[Place]:
    """Return up to ``limit`` places whose name begins like ``text``, then those that resemble it."""
    folded = fold(text)
    if not folded or limit < 1:
        return []
    digits, _blank, rest = folded.partition(" ")
    if digits.isdigit():
        codes = PostalCode.objects.filter(code__startswith=digits).select_related("municipality")
        return [place_of_code(code) for code in codes if fold(code.municipality.name).startswith(rest)][:limit]
    typed = {fold_bare(text): 0.1, folded: 0.0}
    rated = [(rank, place) for place in all_places() if (rank := rate(typed, place)) > 0]
    rated.sort(key=lambda pair: (-pair[0], pair[1].name))
    return [place for _rank, place in rated[:limit]]


def propose_places(text: str) -> list[Place]:
    """Return a few places to ask back for with a ``text`` in which ``find_places`` finds none: "Ham" may mean Hamm."""
    return suggest_places(text, MOST_PROPOSED) if len(fold(text)) >= SHORTEST_BEGINNING else []


def all_places() -> Iterator[Place]:
    """Yield every municipality, then every county."""
    for key, name, district, latitude, longitude in Municipality.objects.values_list(
        "key", "name", "district_id", "latitude", "longitude"
    ):
        yield Place("municipality", name, latitude, longitude, district, key)
    # An independent city is its own district: as a municipality it stands in the list already.
    for each in District.objects.filter(kind=District.Kind.COUNTY).defer("outline"):
        yield Place("district", str(each), each.latitude, each.longitude, each.key)


def find_postal_codes(text: str) -> list[Place]:
    """Return the places of the first known postal code in ``text``, first the one that is named beside it."""
    codes = re.findall(r"(?<![0-9])[0-9]{5}(?![0-9])", text)
    known = list(PostalCode.objects.filter(code__in=codes).select_related("municipality")) if codes else []
    first = next((code for code in codes if any(row.code == code for row in known)), None)
    named = fold(text)
    rows = [row for row in known if row.code == first]
    rows.sort(key=lambda row: (fold(row.municipality.name) not in named, row.municipality.name))
    return [place_of_code(row) for row in rows[:MOST_MEANT]]


def place_of_code(row: PostalCode) -> Place:
    """Return the place of a postal code, named with its municipality."""
    return Place(
        "postal_code",
        f"{row.code} {row.municipality.name}",
        row.latitude,
        row.longitude,
        row.municipality.district_id,
        row.municipality_id,
    )


def names_of(place: Place) -> frozenset[str]:
    """Return the folded names of a place; a district is also known by its name without "Kreis"."""
    if place.kind == "district" and place.name.startswith("Kreis "):
        return spellings(place.name) | spellings(place.name.removeprefix("Kreis "))
    return spellings(place.name)


def runs(words: list[str]) -> Iterator[str]:
    """Yield the neighbouring words of ``words``, longest run first, earlier before later."""
    count = min(len(words), 12)
    for length in range(count, 0, -1):
        for start in range(count - length + 1):
            yield " ".join(words[start : start + length])


def find_beginning(folded: str, places: Iterable[Place]) -> list[Place]:
    """Return the places whose name begins with these whole words."""
    return [place for place in places if any(name.startswith(f"{folded} ") for name in names_of(place))]


def find_similar(words: list[str], places: list[Place]) -> Place | None:
    """Return the place whose name resembles the words most, the whole text before its single words."""
    for wanted in dict.fromkeys([" ".join(words), *words]):
        if len(wanted) < SHORTEST_TYPO or wanted in DISTRICT_WORDS:
            continue
        rated = [(likeness(wanted, place.name), place) for place in places]
        best, place = max(rated, key=lambda pair: pair[0], default=(0.0, None))
        if best > 0:
            return place
    return None


def rate(typed: dict[str, float], place: Place) -> float:
    """Return how well a place answers what was ``typed`` (text to a small deduction).

    3 for its beginning, 2.5 for the beginning of another name of it, 2 for a later word, else the likeness.
    """
    own, names = spellings(place.name), names_of(place)
    best = 0.0
    for text, deduction in typed.items():
        if any(name.startswith(text) for name in own):
            best = max(best, 3.0 - deduction)
        elif any(name.startswith(text) for name in names):
            best = max(best, 2.5 - deduction)
        elif any(f" {text}" in name for name in names):
            best = max(best, 2.0 - deduction)
    return best or max(likeness(text, place.name) for text in typed)
