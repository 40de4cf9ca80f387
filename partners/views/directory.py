"""The directory: search, filters, results."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from partners.domain.counts import Counts
from partners.domain.facets import KINDS, all_labels
from partners.domain.in_charge import helpers_for
from partners.domain.results import results_of, wanted_facets
from partners.domain.search import CANDIDATES, Answer, Question, find_entries
from partners.filters import DirectoryFilter

from .shortlist import shortlist_of

SHARED_PARAMETERS = ("q", "place", "radius", "sort")


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
    """An active filter and the address of the same search without it."""

    label: str | Promise
    url: str


@login_not_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Show one page of the results of the search in the address; to htmx only the parts that change."""
    labels = all_labels()
    filters = DirectoryFilter(request.GET, labels)
    question = filters.question()
    answer = find_entries(request.user, question)
    results = results_of(
        request.user,
        answer.page.rows,
        place=question.place,
        wanted=wanted_facets(question.facets, answer.reading.words),
        labels=labels,
    )
    address = _parameters(request, question)
    context = {
        "filters": filters,
        "question": question,
        "unknown_place": "" if question.place else filters.place_text,
        "answer": answer,
        "candidates": CANDIDATES,
        "results": results,
        "groups": _groups(labels, question, answer.counts),
        "chosen": sum(len(values) for values in question.facets.values()),
        "chips": _chips(labels, question, filters.place_text, address),
        "clear_url": reverse("partners:directory"),
        "without_facets_url": _url([pair for pair in address if pair[0] in SHARED_PARAMETERS]),
        "previous_url": _page_url(address, answer.page.previous),
        "next_url": _page_url(address, answer.page.next),
        "helpers": _helpers(answer, question),
        "shortlisted": shortlist_of(request).organisation_ids(),
        "back": request.get_full_path(),
    }
    is_update = _asks_for_update(request)
    template = "partners/directory/update.html" if is_update else "partners/directory/page.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    if is_update:
        response["HX-Push-Url"] = _url([*address, *([("after", request.GET["after"])] if question.cursor else [])])
    return response


def _asks_for_update(request: Any) -> bool:
    """Say whether htmx wants only what changes."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def _parameters(request: HttpRequest, question: Question) -> list[tuple[str, str]]:
    """Return what the address of this search needs, without empty and unknown parts and without the page."""
    given = {name: request.GET.get(name, "").replace("\x00", "") for name in SHARED_PARAMETERS}
    if not given["place"]:
        given["radius"] = ""
    pairs = [(name, value) for name, value in given.items() if value]
    return pairs + [(kind, value) for kind, values in question.facets.items() for value in values]


def _url(pairs: list[tuple[str, str]]) -> str:
    path = reverse("partners:directory")
    return f"{path}?{urlencode(pairs, errors='replace')}" if pairs else path


def _page_url(address: list[tuple[str, str]], cursor: str) -> str:
    return _url([*address, ("after", cursor)]) if cursor else ""


def _groups(labels: dict[str, Any], question: Question, counts: Counts) -> list[Group]:
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


def _chips(labels: dict[str, Any], question: Question, place_text: str, address: list[tuple[str, str]]) -> list[Chip]:
    chips = []
    if place_text and question.place:
        rest = [pair for pair in address if pair[0] not in {"place", "radius"}]
        chips.append(Chip(f"{question.place.name} + {question.radius_km} km", _url(rest)))
    for kind, values in question.facets.items():
        for value in values:
            rest = [pair for pair in address if pair != (kind, value)]
            chips.append(Chip(labels[f"{kind}:{value}"], _url(rest)))
    return chips


def _helpers(answer: Answer, question: Question) -> list[Any]:
    """Return who can help where nothing was found: the intermediaries of the place or of the only district chosen."""
    if answer.page.rows:
        return []
    districts = question.facets.get("district", ())
    chosen = districts[0] if len(districts) == 1 else None
    return list(helpers_for(question.place.district_key if question.place else chosen))
