"""What a stored search means: from its address in normal form to a question, and to words for people."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from partners.domain.facets import KIND_NAMES
from partners.domain.search import DEFAULT_RADIUS_KM, Question, Sort
from portal.geo.domain.places import find_place
from portal.shared.listing import listed


def normal_query(*, text: str, place: str, radius_km: int, sort: str, facets: Mapping[str, tuple[str, ...]]) -> str:
    """Return the address of a search without "?", the same for all ways to ask the same.

    White space and the order of parameters make no difference; what goes without saying is left out. The values come
    checked (``partners.filters``).
    """
    pairs = [("q", " ".join(text.split())), ("place", " ".join(place.split()))]
    if place and radius_km != DEFAULT_RADIUS_KM:
        pairs.append(("radius", str(radius_km)))
    usual = Sort.DISTANCE if place and not text else Sort.RELEVANCE
    pairs.append(("sort", "" if sort == usual else sort))
    pairs += [(kind, value) for kind in KIND_NAMES for value in sorted(facets.get(kind, ()))]
    return urlencode([(name, value) for name, value in pairs if value], errors="replace")


def question_of(query: str) -> Question:
    """Return the question that ``query`` (of ``normal_query``) asks. A place costs a few queries."""
    given = parse_qs(query)
    text, place_text = _first(given, "q"), _first(given, "place")
    place = find_place(place_text) if place_text else None
    usual = Sort.DISTANCE if place and not text else Sort.RELEVANCE
    return Question(
        text=text,
        place=place,
        radius_km=int(_first(given, "radius") or DEFAULT_RADIUS_KM),
        facets={kind: tuple(given[kind]) for kind in KIND_NAMES if kind in given},
        sort=_first(given, "sort") or usual,
    )


def unknown_place(query: str) -> str:
    """Return the place that ``query`` names and nobody knows, "" if there is none: it would ask the whole state."""
    place = _first(parse_qs(query), "place")
    return place if place and find_place(place) is None else ""


def describe_query(query: str, labels: Mapping[str, Any]) -> str:
    """Return ``query`` in words; ``labels`` are those of all facet keys."""
    given = parse_qs(query)
    parts = [_("“%(text)s”") % {"text": text} for text in given.get("q", [])]
    parts += [
        str(labels[f"{kind}:{value}"])
        for kind in KIND_NAMES
        for value in given.get(kind, [])
        if f"{kind}:{value}" in labels
    ]
    for place in given.get("place", []):
        kilometres = _first(given, "radius") or DEFAULT_RADIUS_KM
        parts.append(_("%(km)s km around %(place)s") % {"km": kilometres, "place": place})
    return listed(parts) or _("all organisations")


def address_of(query: str) -> str:
    """Return the path of the directory with ``query``."""
    path = reverse("partners:directory")
    return f"{path}?{query}" if query else path


def _first(given: Mapping[str, list[str]], name: str) -> str:
    return given.get(name, [""])[0]
