"""What an import did: publish it, take it back, or wait for it."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.domain.imports.outcome import added_by, changed_by, changes_of, why_drafts
from partners.domain.imports.presentation import label
from partners.domain.imports.publishing import find_publishable, publish_drafts
from partners.domain.imports.retention import can_still_undo
from partners.domain.imports.undoing import plan_undo
from partners.domain.imports.work import begin
from partners.enums import ImportState
from partners.models import ImportRun, Organisation
from portal.outbox.views.jobs import answer_progress
from portal.shared.states import MoveRefused

from .lists import visible_run

SHOWN = 100


def show_work(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Show how far a long step is."""
    context = {
        "run": run,
        "job": run.job,
        "progress_url": reverse("partners:import_progress", args=[run.pk]),
        "restart_url": reverse("partners:import_again", args=[run.pk]),
    }
    return render(request, "partners/imports/working.html", context)


def show_result(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """Show what was stored or taken back. A fixed number of queries."""
    numbers = run.rows.aggregate(
        created=Count("pk", filter=Q(is_created=True)),
        updated=Count("pk", filter=Q(result__isnull=False, is_created=False)),
        left_out=Count("pk", filter=Q(result=None)),
    )
    added = Paginator(added_by(run), SHOWN).get_page(request.GET.get("seite"))
    changed = Paginator(changed_by(run), SHOWN).get_page(request.GET.get("geaendert"))
    publishable = find_publishable(run) if run.state == ImportState.APPLIED else None
    context = {
        "run": run,
        "numbers": numbers,
        "publishable": publishable,
        "held_back": why_drafts(publishable) if publishable else [],
        "added": added,
        "added_pages": _pages(added, "seite", "added"),
        "changed": changes_of(run, changed),
        "changed_pages": _pages(changed, "geaendert", "changed"),
        "can_undo": can_still_undo(run),
        "undo": run.undo_result,
        "stays": stays_of(run),
        "transitions": [
            (each, ImportState(each.target).label)
            for each in run.transitions.select_related("actor").order_by("-at", "-pk")
        ],
    }
    return render(request, "partners/imports/result.html", context)


def _pages(page: Page[Organisation], name: str, anchor: str) -> tuple[str, str]:
    """Return the addresses of the pages before and after, "" where there is none."""
    before = f"?{name}={page.previous_page_number()}#{anchor}" if page.has_previous() else ""
    return before, f"?{name}={page.next_page_number()}#{anchor}" if page.has_next() else ""


def stays_of(run: ImportRun) -> list[str]:
    """Return as sentences what taking the import back left as it is."""
    result = run.undo_result
    sentences = [_("%(name)s stays: %(reason)s") % {"name": name, "reason": reason}
                 for _line, _pk, name, reason in result.get("stays", [])]  # fmt: skip
    for _line, _pk, name, keys in result.get("fields", []):
        fields = ", ".join(label(key) for key in keys)
        sentences.append(
            _("%(name)s: %(fields)s stay as others changed them since.") % {"name": name, "fields": fields}
        )
    return list(dict.fromkeys(sentences))


@require_safe
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer htmx, which asks until the step is finished."""
    run = visible_run(request, pk)
    if run.job is None:
        raise Http404
    return answer_progress(
        request,
        run.job,
        progress_url=reverse("partners:import_progress", args=[pk]),
        restart_url=reverse("partners:import_again", args=[pk]),
    )


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a step again whose job was given up."""
    run = visible_run(request, pk)
    if run.job is None:
        raise Http404
    try:
        begin(run.job.payload["step"], run, actor=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    return redirect(run)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish all drafts of an import that can be."""
    run = visible_run(request, pk)
    count = len(publish_drafts(run, actor=request.user).ready)
    words = ngettext(
        "%(count)d organisation is published: everybody can find it now.",
        "%(count)d organisations are published: everybody can find them now.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect(run)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what taking the import back would do, or do it."""
    run = visible_run(request, pk)
    if not can_still_undo(run):
        messages.error(request, _("This import cannot be taken back any more."))
        return redirect(run)
    if request.method == "POST":
        try:
            begin("undo", run, actor=request.user)
        except MoveRefused as refused:
            messages.error(request, str(refused))
        return redirect(run)
    plan = plan_undo(run)
    details = [
        ngettext(
            "%(count)d added organisation is archived; its contact persons are deleted.",
            "%(count)d added organisations are archived; their contact persons are deleted.",
            len(plan.archived),
        )
        % {"count": len(plan.archived)},
        ngettext(
            "%(count)d changed row gets its former values back, where nobody changed them since.",
            "%(count)d changed rows get their former values back, where nobody changed them since.",
            len(plan.restored),
        )
        % {"count": len(plan.restored)},
        *(
            _("%(name)s stays: %(reason)s") % {"name": name, "reason": reason}
            for _l, _p, name, reason in plan.stays[:SHOWN]
        ),
    ]
    context = {
        "title": _("Take the import back?"),
        "text": _("The whole import of “%(file)s” is taken back. What others did since stays.")
        % {"file": run.file_name},
        "details": details,
        "action": _("Take import back"),
        "danger": True,
        "cancel_url": run.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)
