"""The directory: search, filters, results."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from partners.domain.exports.rows import MOST
from partners.domain.facets import all_labels
from partners.domain.in_charge import helpers_for
from partners.domain.results import Result, results_of, wanted_facets
from partners.domain.search import CANDIDATES, Answer, Question, Sort, find_entries, numbers_farther
from partners.filters import RADII, DirectoryFilter, View
from partners.tables import ResultTable
from portal.geo.domain.places import propose_places

from .portal_parts import card_parts_of
from .search_address import SHARED_PARAMETERS, SearchAddress
from .search_controls import filter_chips, filter_groups, other_places, place_chips, ways_to_look
from .search_map import search_map
from .shortlist import shortlist_of


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
    address = SearchAddress.of(request, question, filters.shown_as)
    unknown_place = "" if question.place else filters.place_text
    context = {
        "filters": filters,
        "question": question,
        "unknown_place": unknown_place,
        "proposed_places": place_chips(propose_places(unknown_place), address),
        "other_places": other_places(filters.places, address),
        "answer": answer,
        "candidates": CANDIDATES,
        "results": results,
        "groups": filter_groups(labels, question, answer.counts),
        "chosen": sum(len(values) for values in question.facets.values()),
        "chips": filter_chips(labels, question, filters.place_text, address),
        "clear_url": reverse("partners:directory"),
        "reset_url": address.only("view").url,
        "without_facets_url": address.only(*SHARED_PARAMETERS).url,
        "views": ways_to_look(filters.shown_as, address),
        "previous_url": address.page(answer.page.previous),
        "next_url": address.page(answer.page.next),
        "suggestions_url": address.elsewhere("partners:suggestions", "place", "radius", "group", "language"),
        "helping_url": address.elsewhere("partners:helping", "place"),
        "shortlisted": shortlist_of(request).organisation_ids(),
        "back": request.get_full_path(),
        "file_limit": MOST,
        **_ways_out(request.user, answer, question, address),
    }
    if filters.shown_as == View.TABLE:
        context["table"] = _table(results, question, address)
    else:
        context["card_parts"] = card_parts_of(request, [each.portrait.organisation for each in results])
    if filters.shown_as == View.MAP:
        context["map"] = search_map(request.user, question, answer, address)
    is_update = _asks_for_update(request)
    template = "partners/directory/update.html" if is_update else "partners/directory/page.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    if is_update:
        response["HX-Push-Url"] = address.having("after", request.GET["after"] if question.cursor else "").url
    return response


def _asks_for_update(request: Any) -> bool:
    """Say whether htmx wants only what changes."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def _table(results: list[Result], question: Question, address: SearchAddress) -> ResultTable:
    orders = (Sort.NAME, Sort.DISTANCE, Sort.FRESHNESS)
    return ResultTable(
        results,
        sort=question.sort,
        order_urls={order.value: address.having("sort", order).url for order in orders},
        has_place=question.place is not None,
    )


def _ways_out(user: Any, answer: Answer, question: Question, address: SearchAddress) -> dict[str, Any]:
    """Return what helps where nothing was found: greater distances that have results, and who can help.

    Those are the intermediaries of the place or of the only district chosen.
    """
    if answer.page.rows:
        return {}
    districts = question.facets.get("district", ())
    chosen = districts[0] if len(districts) == 1 else None
    numbers = numbers_farther(user, question, answer.reading, RADII)
    return {
        "farther": [(km, number, address.having("radius", str(km)).url) for km, number in numbers.items() if number],
        "helpers": list(helpers_for(question.place.district_key if question.place else chosen)),
    }
