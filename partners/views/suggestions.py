"""Suggestions for a project, and how they are computed. All of it stands in the address; nothing is stored."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from partners.domain.in_charge import helpers_for
from partners.domain.keyset import decode_cursor
from partners.domain.suggestions.criteria import CRITERIA
from partners.domain.suggestions.example import example
from partners.domain.suggestions.explanation import GOOD
from partners.domain.suggestions.home import usual_place
from partners.domain.suggestions.measures import UNKNOWN
from partners.domain.suggestions.project import describe
from partners.domain.suggestions.proposals import propose
from partners.domain.suggestions.weights import DEFAULTS, LEAST, MOST, weight_of_all
from partners.enums import Language, MeetingFormat, MeetingTime, TargetGroup
from partners.forms.project import RADII, WEIGHT, Asked, Pairs, read_project
from portal.geo.domain.places import propose_places

from .search_controls import Chip
from .shortlist import shortlist_of


@dataclass(frozen=True)
class Option:
    """A value to choose, its label, and whether it is chosen."""

    value: str
    label: str
    is_chosen: bool


@login_not_required
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Ask the four questions; once one of them is answered, propose MSOs and say why."""
    asked = read_project(request.GET)
    context = _form(asked)
    if not asked.is_anything:
        context["place_text"] = usual_place(request.user)
    if not asked.project.asks_something:
        context["is_open"] = asked.is_anything
        return render(request, "partners/suggestions/ask.html", context)
    found = propose(asked.project, asked.weights, decode_cursor(request.GET.get("after", ""), int))
    is_first = not found.previous
    context |= {
        "described": describe(asked.project),
        "is_past": asked.project.day is not None and asked.project.day < timezone.localdate(),
        "counts_nothing": weight_of_all(asked.project, asked.weights) == 0,
        "found": found,
        "is_first": is_first,
        "previous_url": _page(asked, found.previous),
        "next_url": _page(asked, found.next),
        "wider": _wider(asked),
        "helpers": _helpers(asked, nothing_fits=is_first and not found.has_good_ones),
        "shortlisted": shortlist_of(request).organisation_ids(),
        "back": request.get_full_path(),
    }
    return render(request, "partners/suggestions/found.html", context)


@login_not_required
@require_safe
def weights(request: HttpRequest) -> HttpResponse:
    """Explain the arithmetic with an example; let the user choose other weights."""
    asked = read_project(request.GET)
    context = {
        "criteria": [(each, DEFAULTS[each.name], _steps(asked.weights[each.name])) for each in CRITERIA],
        "prefix": WEIGHT,
        "least": LEAST,
        "most": MOST,
        "good": GOOD,
        "unknown": UNKNOWN,
        "hidden": asked.project_pairs,
        "example": example(asked.weights),
        "suggestions_url": _address("partners:suggestions", asked.project_pairs + asked.weight_pairs),
        "default_url": _address("partners:suggestions", asked.project_pairs),
    }
    return render(request, "partners/suggestions/weights.html", context)


def _form(asked: Asked) -> dict[str, Any]:
    """Return what the four questions need."""
    project = asked.project
    languages = _options(Language, project.languages)
    unknown_place = "" if project.place else asked.place_text
    return {
        "project": project,
        "place_text": asked.place_text,
        "unknown_place": unknown_place,
        "proposed_places": [Chip(each.name, _around(asked, each.name)) for each in propose_places(unknown_place)],
        "radii": RADII,
        "groups": _options(TargetGroup, project.groups),
        "languages": sorted(languages, key=lambda option: option.label.casefold()),
        "formats": _options(MeetingFormat, (project.form,)),
        "times": _options(MeetingTime, (project.time,)),
        "hidden": asked.weight_pairs,
        "has_own_weights": bool(asked.weight_pairs),
        "weights_url": _address("partners:suggestion_weights", asked.project_pairs + asked.weight_pairs),
    }


def _options(choices: type[TextChoices], chosen: tuple[str, ...]) -> list[Option]:
    return [Option(value, str(label), value in chosen) for value, label in choices.choices]


def _steps(chosen: int) -> list[tuple[int, bool]]:
    return [(step, step == chosen) for step in range(LEAST, MOST + 1)]


def _address(name: str, pairs: Pairs) -> str:
    path = reverse(name)
    return f"{path}?{urlencode(pairs, errors='replace')}" if pairs else path


def _page(asked: Asked, cursor: str) -> str:
    pairs = [*asked.project_pairs, *asked.weight_pairs, ("after", cursor)]
    return _address("partners:suggestions", pairs) if cursor else ""


def _wider(asked: Asked) -> tuple[int, str] | None:
    """Return the next wider distance and the address of the same question with it, None if there is none."""
    radius = next((each for each in RADII if each > asked.project.radius_km), None)
    if radius is None or asked.project.place is None:
        return None
    pairs = [("radius", str(radius)) if name == "radius" else (name, value) for name, value in asked.project_pairs]
    return radius, _address("partners:suggestions", pairs + asked.weight_pairs)


def _around(asked: Asked, place: str) -> str:
    """Return the address of the same question around another place."""
    pairs = [("place", place) if name == "place" else (name, value) for name, value in asked.project_pairs]
    return _address("partners:suggestions", pairs + asked.weight_pairs)


def _helpers(asked: Asked, *, nothing_fits: bool) -> list[Any]:
    if not nothing_fits:
        return []
    return list(helpers_for(asked.project.place.district_key if asked.project.place else None))
