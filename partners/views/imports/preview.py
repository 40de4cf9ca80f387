"""Looking through the rows of a list and deciding."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from partners.domain.imports.choices import Choice, choose_for_kind, choose_for_rows, take_without
from partners.domain.imports.files import error_file
from partners.domain.imports.presentation import WITHOUT, Shower, tally
from partners.domain.imports.work import begin
from partners.enums import ImportRowChoice, ImportRowKind, ImportState
from partners.models import ImportRun
from portal.shared.states import MoveRefused

from .lists import send_workbook, visible_run
from .results import show_result, show_work

PER_PAGE = 50
SCORES = (60, 70, 80, 90)
# Where a button leads besides pages and kinds.
ASIDE = {"columns": "partners:import_columns", "discard": "partners:import_discard"}
WORKING = (ImportState.CHECKING, ImportState.APPLYING, ImportState.UNDOING)


@require_safe
def run_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is next for an import: naming columns, waiting, looking through, or the result."""
    run = visible_run(request, pk)
    if run.state == ImportState.MAPPING:
        return redirect("partners:import_columns", pk)
    if run.state in WORKING:
        return show_work(request, run)
    if run.state == ImportState.PREVIEW:
        return show_preview(request, run)
    return show_result(request, run)


def show_preview(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Show one page of rows. Eight queries, however many rows there are."""
    kinds = tally(run)
    kind = wanted_kind(request, kinds)
    pages = Paginator(run.rows.filter(kind=kind).order_by("number"), PER_PAGE)
    page = pages.get_page(request.GET.get("seite"))
    rows = list(page.object_list)
    context = {
        "run": run,
        "kinds": kinds,
        "kind": next(each for each in kinds if each.kind == kind),
        "rows": Shower(rows).rows(),
        "page": page,
        "scores": SCORES,
        "undecided": [each for each in kinds if each.undecided],
        "total": sum(each.count for each in kinds),
        "problems": run.problem.splitlines(),
        "notes": run.notes,
    }
    return render(request, "partners/imports/preview.html", context)


def wanted_kind(request: HttpRequest, kinds: list[Any]) -> str:
    """Return the kind asked for, else the first that needs a decision, else the first with rows."""
    asked = request.GET.get("art", "")
    if asked in ImportRowKind.values:
        return asked
    first = next((each for each in kinds if each.undecided), None) or next((each for each in kinds if each.count), None)
    return str(first.kind) if first else ImportRowKind.NEW.value


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was chosen on one page, row by row, and go where the button leads: another page, kind or step."""
    run = visible_run(request, pk)
    aim = request.POST.get("zu", "")
    try:
        count, is_to_check = _keep(request, run)
        if is_to_check:
            begin("check", run, actor=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        if count or not aim:
            messages.success(request, _decided(count))
    if aim in ASIDE:
        return redirect(ASIDE[aim], run.pk)
    return redirect(_back(request, run, aim))


def _keep(request: HttpRequest, run: ImportRun) -> tuple[int, bool]:
    """Keep the choices of the page that was sent; return how many changed and whether rows are to be checked anew.

    Raises ``MoveRefused``.
    """
    choices = {}
    without = set()
    for name, value in request.POST.items():
        line = name.removeprefix("row-")
        if not (name.startswith("row-") and line.isascii() and line.isdecimal() and len(line) < 10):  # noqa: PLR2004
            continue
        if value == WITHOUT:
            without.add(int(line))
        elif choice := parse_choice(str(value)):
            choices[int(line)] = choice
    count = choose_for_rows(run, choices) if choices else 0
    taken = take_without(run, without) if without else 0
    return count + taken, bool(taken)


def _decided(count: int) -> str:
    words = ngettext("%(count)d decision is kept.", "%(count)d decisions are kept.", count)
    return words % {"count": count}


def parse_choice(value: str) -> Choice | None:
    """Return the choice that a radio button stands for, None for anything else."""
    choice, _colon, aim = value.partition(":")
    if choice not in ImportRowChoice.values:
        return None
    number = aim[1:]
    if not aim:
        return Choice(choice)
    if not (number.isascii() and number.isdecimal() and len(number) < 10):  # noqa: PLR2004 -- what an id can be
        return None
    return Choice(choice, organisation=int(number)) if aim[0] == "o" else Choice(choice, line=int(number))


@require_POST
def choose_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the same for all rows of a kind; what was chosen on the page row by row is kept before."""
    run = visible_run(request, pk)
    kind, choice = request.POST.get("art", ""), request.POST.get("choice", "")
    score = request.POST.get("score", "")
    least = int(score) if score.isascii() and score.isdecimal() and len(score) < 4 else 0  # noqa: PLR2004
    try:
        count, is_to_check = _keep(request, run)
        if choice == WITHOUT and kind == ImportRowKind.ERROR:
            taken = take_without(run)
            count, is_to_check = count + taken, is_to_check or bool(taken)
        else:
            count += choose_for_kind(run, kind, choice, least_score=least, only_open="only_open" in request.POST)
        if is_to_check:
            begin("check", run, actor=request.user)
    except (MoveRefused, ValueError) as refused:
        messages.error(request, str(refused) if isinstance(refused, MoveRefused) else _("This cannot be chosen."))
    else:
        messages.success(request, _decided(count))
    return redirect(_back(request, run))


def _back(request: HttpRequest, run: ImportRun, aim: str = "") -> str:
    """Return the address of the rows just looked at, or of the kind or page that ``aim`` names."""
    kind, page = request.POST.get("art", ""), request.POST.get("seite", "")
    if aim in ImportRowKind.values:
        kind, page = aim, ""
    elif aim:
        page = aim
    query = {"art": kind} if kind in ImportRowKind.values else {}
    if page.isascii() and page.isdecimal():
        query["seite"] = page
    return f"{run.get_absolute_url()}?{urlencode(query)}#rows"


@require_POST
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare all rows with the directory as it is now; what was chosen stays where nothing changed."""
    return _begin(request, pk, "check")


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Store all rows as chosen, or none."""
    return _begin(request, pk, "apply")


def _begin(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    run = visible_run(request, pk)
    try:
        _count, is_to_check = _keep(request, run)
        begin("check" if is_to_check else step, run, actor=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    return redirect(run)


@require_safe
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the rows with errors as a workbook, with the reasons."""
    run = visible_run(request, pk)
    return send_workbook(error_file(run), f"import-{run.pk}-fehler.xlsx")
