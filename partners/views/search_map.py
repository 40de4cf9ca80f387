"""The results of a search as a map: each district leads to the same search in it."""

from dataclasses import dataclass, field
from typing import Any

from partners.domain.map.district_map import Area, DistrictMap, map_of
from partners.domain.map.points import MOST_POINTS, MapPoint, points_of
from partners.domain.search import Answer, Question, entries_of
from partners.filters import View

from .search_address import SearchAddress


@dataclass(frozen=True)
class LinkedArea:
    """A district with the address of the search in it."""

    area: Area
    url: str


@dataclass(frozen=True)
class SearchMap:
    """The map with what surrounds it on the page. Only a zoomed map has points; ``has_more``: there are others."""

    map: DistrictMap
    areas: list[LinkedArea]
    points: list[MapPoint] = field(default_factory=list)
    has_more: bool = False
    whole_url: str = ""

    @property
    def most_points(self) -> int:
        """How many organisations are drawn at most."""
        return MOST_POINTS

    @property
    def by_number(self) -> list[LinkedArea]:
        """The districts that have results, the largest number first."""
        return sorted((each for each in self.areas if each.area.number), key=lambda each: -each.area.number)


def linked_areas(drawn: DistrictMap, address: SearchAddress) -> list[LinkedArea]:
    """Return the districts with the address of the search ``address`` in each, shown as a map."""
    base = address.having("view", View.MAP)
    return [LinkedArea(area, base.having("district", area.shape.key).url) for area in drawn.areas]


def search_map(user: Any, question: Question, answer: Answer, address: SearchAddress) -> SearchMap | None:
    """Return the map of the results; None where no outlines are loaded. Three queries at most."""
    chosen = question.facets.get("district", ())
    drawn = map_of(answer.counts.by_facet, chosen, question.place, question.radius_km)
    if drawn is None:
        return None
    points = points_of(entries_of(user, question, answer.reading), drawn.drawing) if drawn.is_zoomed else []
    whole_url = address.without("district", "place", "radius").url
    return SearchMap(drawn, linked_areas(drawn, address), points, answer.counts.total > MOST_POINTS, whole_url)
