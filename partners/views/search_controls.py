"""What one can press around the results of a search: filters with counts, chips that take them away, ways to look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from partners.domain.counts import Counts
from partners.domain.facets import KINDS
from partners.domain.search import Question
from partners.filters import View
from portal.geo.domain.places import Place

from .search_address import SearchAddress


@dataclass(frozen=True)
class Option:
    """A value of a filter with its count; ``id`` is unique on the page."""

    id: str
    value: str
    label: str | Promise
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """A filter with its values."""

    name: str
    label: str | Promise
    options: list[Option]
    chosen: int


@dataclass(frozen=True)
class Chip:
    """Something in a search that can be changed, and the address of the search changed so."""

    label: str | Promise
    url: str


@dataclass(frozen=True)
class WayToLook:
    """One of the ways to show the results, with the address of the same search shown that way."""

    name: str
    label: str | Promise
    url: str
    is_current: bool


def filter_groups(labels: Mapping[str, Any], question: Question, counts: Counts) -> list[Group]:
    """Return every filter with the number of results each of its values would give."""
    groups = []
    for kind in KINDS:
        chosen = question.facets.get(kind.name, ())
        options = [
            Option(key.replace(":", "-"), value, label, counts.by_facet.get(key, 0), value in chosen)
            for key, label in labels.items()
            for name, _colon, value in [key.partition(":")]
            if name == kind.name
        ]
        if kind.by_name:
            options.sort(key=lambda option: str(option.label).casefold())
        groups.append(Group(kind.name, kind.label, options, len(chosen)))
    return groups


def filter_chips(labels: Mapping[str, Any], question: Question, place_text: str, address: SearchAddress) -> list[Chip]:
    """Return the active filters, the place first."""
    chips = []
    if place_text and question.place:
        chips.append(Chip(f"{question.place.name} + {question.radius_km} km", address.without("place", "radius").url))
    for kind, values in question.facets.items():
        chips += [Chip(labels[f"{kind}:{value}"], address.without_value(kind, value).url) for value in values]
    return chips


def other_places(places: Sequence[Place], address: SearchAddress) -> list[Chip]:
    """Return the other places of the same name with the address of the search around each."""
    return place_chips(places[1:], address)


def place_chips(places: Sequence[Place], address: SearchAddress) -> list[Chip]:
    """Return ``places`` with the address of the search around each."""
    return [Chip(place.name, address.having("place", place.name).url) for place in places]


def ways_to_look(current: View, address: SearchAddress) -> list[WayToLook]:
    """Return list, map and table of the same search."""
    return [
        WayToLook(
            view.value, view.label, address.having("view", "" if view == View.LIST else view).url, view == current
        )
        for view in View
    ]
