"""Points of results on the map: where few enough are found that each can be told from the others."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from partners.models import SearchEntry
from portal.geo.domain.drawing import Drawing

MOST_POINTS = 200
MOST_NAMES = 5


@dataclass(frozen=True)
class MapPoint:
    """A place in the drawing with the organisations there; ``slug`` is that of the only one, else ""."""

    x: float
    y: float
    names: tuple[str, ...]
    number: int
    slug: str

    @property
    def further(self) -> int:
        """How many are there that are not named."""
        return self.number - len(self.names)


def points_of(entries: QuerySet[SearchEntry], drawing: Drawing) -> list[MapPoint]:
    """Return the places of the 200 best standing of ``entries`` that have one. One query.

    Organisations without a public street stand in the middle of their municipality, so several may share a point.
    """
    rows: Iterable[Any] = (
        entries.filter(latitude__isnull=False)
        .order_by("-standing", "pk")
        .values_list("longitude", "latitude", "name", "organisation__slug")[:MOST_POINTS]
    )
    found: dict[tuple[float, float], list[tuple[str, str]]] = defaultdict(list)
    for longitude, latitude, name, slug in rows:
        x, y = drawing.projection.place(longitude, latitude)
        found[round(x, 1), round(y, 1)].append((name, slug))
    return [
        MapPoint(
            x, y, tuple(name for name, _slug in here[:MOST_NAMES]), len(here), here[0][1] if len(here) == 1 else ""
        )
        for (x, y), here in found.items()
    ]
