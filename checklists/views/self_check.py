"""The employers' self-check: beginning it, answering it, reading those of earlier years."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from checklists.domain.queries import Line, Sheet, has_newer_version, sheet_of
from checklists.domain.running import NoTemplate
from checklists.domain.self_check import SelfChecks, begin_self_check, self_checks_of
from checklists.forms.item import ItemForm
from checklists.models import Checklist
from checklists.permissions import can_run_self_check, can_see_self_checks
from partners.enums import Role
from partners.models import Organisation, acting_for


def self_check_page(checklist: Checklist) -> str:
    """Return the address of one self-check."""
    owner: Any = checklist.organisation
    return reverse("checklists:self_check_list", args=[(owner.merged_into or owner).slug, checklist.pk])


def employer_or_404(request: HttpRequest, slug: str) -> Organisation:
    """Return an employer the present user acts for. Raises ``Http404``."""
    organisation = get_object_or_404(Organisation, slug=slug)
    if not can_run_self_check(request.user, organisation):
        raise Http404
    return organisation


@require_safe
def self_check(request: HttpRequest) -> HttpResponse:
    """Go to the self-check of one's employer; who acts for several chooses one."""
    if not can_see_self_checks(request.user):
        raise Http404
    employers = [each for each in acting_for(request.user) if Role.EMPLOYER in each.organisation_roles]
    if len(employers) == 1:
        return redirect("checklists:self_check_of", employers[0].organisation_slug)
    return render(request, "checklists/self_check/choose.html", {"employers": employers})


@require_safe
def self_check_of(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest self-check of an employer, or how to begin the first one."""
    checks = self_checks_of(employer_or_404(request, slug))
    return _show(request, checks, checks.newest)


@require_safe
def self_check_list(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show one self-check, also of an earlier year."""
    checks = self_checks_of(employer_or_404(request, slug))
    checklist = checks.with_id(pk)
    if checklist is None:
        raise Http404
    return _show(request, checks, checklist)


@require_POST
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin this year's self-check."""
    organisation = employer_or_404(request, slug)
    try:
        begin_self_check(organisation, actor=request.user)
    except NoTemplate:
        messages.error(request, _("The questions are not here yet. Please come back later."))
    return redirect("checklists:self_check_of", slug)


def _show(request: HttpRequest, checks: SelfChecks, checklist: Checklist | None) -> HttpResponse:
    before = checks.before(checklist) if checklist else None
    sheet = sheet_of(checklist, before) if checklist else None
    today = timezone.localdate()
    context = {
        "organisation": checks.organisation,
        "sheet": sheet,
        "lines": [(line, _form(line, sheet)) for line in sheet.lines] if sheet else [],
        "has_newer_version": checklist is not None and has_newer_version(checklist),
        "others": [(each, self_check_page(each)) for each in checks.lists if each != checklist],
        "can_begin": checks.can_begin(today),
        "this_year": today.year,
    }
    return render(request, "checklists/self_check/page.html", context)


def _form(line: Line, sheet: Sheet) -> ItemForm | None:
    return None if sheet.checklist.closed_at else ItemForm(line.answer)
