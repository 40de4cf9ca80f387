"""The measures of a declaration: written in the draft, changed by amendments once it is signed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.shared.states import MoveRefused
from reports.domain.accession.amending import StaleMeasure, amend_measure
from reports.domain.accession.drafting import StaleDraft, remove_draft_measure, save_draft_measure
from reports.domain.accession.terms import milestones_in_force
from reports.enums import FocusArea
from reports.forms.accession import AgreedForm, MeasureForm, MilestoneFormSet, entered_milestones
from reports.models import Declaration, Measure
from reports.permissions import can_record_signatures

from .declaration import refuse_here, visible_declaration


@dataclass
class MeasureForms:
    """The forms of one page; ``agreed`` is there for amendments only."""

    measure: MeasureForm
    milestones: Any
    agreed: AgreedForm | None

    def _parts(self) -> list[Any]:
        return [self.measure, self.milestones, *([self.agreed] if self.agreed is not None else [])]

    def are_valid(self) -> bool:
        """Validate all of them, so that every error is shown at once."""
        return False not in [each.is_valid() for each in self._parts()]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a measure."""
    return _page(request, _writable(request, slug), None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Change a measure."""
    found = _writable(request, slug)
    return _page(request, found, _measure(found, number))


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take a measure out of the draft, or take it back by an amendment."""
    found = _writable(request, slug)
    measure = _measure(found, number)
    agreed = None if found.is_draft else AgreedForm(request.POST or None)
    if request.method == "POST" and (agreed is None or agreed.is_valid()):
        seen = request.POST.get("revision", "")
        if not seen.isdecimal():
            raise Http404
        try:
            if agreed is None:
                remove_draft_measure(found, number, revision=int(seen[:9]), actor=request.user)
            else:
                amend_measure(found, number, None, agreed.agreed(), seen=int(seen[:9]), actor=request.user)
        except (StaleDraft, StaleMeasure):
            sentence = _("The declaration was changed meanwhile. Please look at it again.")
            return refuse_here(request, MoveRefused(sentence), found)
        except MoveRefused as refused:
            return refuse_here(request, refused, found)
        messages.success(request, _("The measure is taken out."))
        return redirect(found)
    context = {**_around(found, measure), "form": agreed, "revision": _seen(found)}
    return render(
        request, "reports/network/measure_remove.html", context, status=422 if request.method == "POST" else 200
    )


def _writable(request: HttpRequest, slug: str) -> Declaration:
    """Both sides write a draft; amendments are recorded by the ministry."""
    found = visible_declaration(request, slug)
    if found.is_draft or (found.is_signed and can_record_signatures(request.user)):
        return found
    raise Http404


def _measure(found: Declaration, number: int) -> Measure:
    measure = found.measures.in_force().filter(number=number).prefetch_related("milestones").first()
    if measure is None:
        raise Http404
    return measure


def _page(request: HttpRequest, found: Declaration, measure: Measure | None) -> HttpResponse:
    if request.method != "POST":
        return _show(request, found, measure, _empty_forms(found, measure))
    forms = MeasureForms(
        MeasureForm(request.POST),
        MilestoneFormSet(request.POST, prefix="milestones"),
        None if found.is_draft else AgreedForm(request.POST),
    )
    if not forms.are_valid():
        return _show(request, found, measure, forms, status=422)
    if "more" in request.POST:
        return _show(request, found, measure, _again(found, forms, forms.measure.cleaned_data["revision"]))
    return _save(request, found, measure, forms)


def _save(request: HttpRequest, found: Declaration, measure: Measure | None, forms: MeasureForms) -> HttpResponse:
    terms = forms.measure.terms(entered_milestones(forms.milestones))
    seen, number = forms.measure.cleaned_data["revision"], measure.number if measure else None
    try:
        if forms.agreed is None:
            save_draft_measure(found, number, terms, revision=seen, actor=request.user)
        else:
            amend_measure(found, number, terms, forms.agreed.agreed(), seen=seen, actor=request.user)
    except (StaleDraft, StaleMeasure, Measure.DoesNotExist):
        found.refresh_from_db()
        return _show(request, found, measure, _again(found, forms, _seen(found)), status=409, is_stale=True)
    except MoveRefused as refused:
        forms.measure.add_error(None, str(refused))
        return _show(request, found, measure, forms, status=409)
    messages.success(request, _("Saved."))
    return redirect(found)


def _seen(found: Declaration) -> int:
    return found.revision if found.is_draft else found.amendments.count()


def _empty_forms(found: Declaration, measure: Measure | None) -> MeasureForms:
    initial: dict[str, Any] = {"revision": _seen(found)}
    rows: list[dict[str, Any]] = []
    if measure is not None:
        names = ("title", "wording", "focus_area", "starts_on", "ends_on")
        initial |= {name: getattr(measure, name) for name in names}
        rows = [{"pk": each.pk, "title": each.title, "due_on": each.due_on} for each in milestones_in_force(measure)]
    agreed = None if found.is_draft else AgreedForm()
    return MeasureForms(MeasureForm(initial=initial), MilestoneFormSet(initial=rows, prefix="milestones"), agreed)


def _again(found: Declaration, forms: MeasureForms, revision: int) -> MeasureForms:
    """Return forms that hold what was typed, with room for two more milestones, as based on ``revision``."""
    rows = [form.cleaned_data for form in forms.milestones if form.cleaned_data.get("title")]
    return MeasureForms(
        MeasureForm(initial={**forms.measure.cleaned_data, "revision": revision}),
        MilestoneFormSet(initial=rows, prefix="milestones"),
        None if found.is_draft else AgreedForm(initial=forms.agreed.cleaned_data if forms.agreed else None),
    )


def _around(found: Declaration, measure: Measure | None) -> dict[str, Any]:
    return {"declaration": found, "organisation": found.membership.organisation, "measure": measure}


def _show(  # noqa: PLR0913 -- the page has these parts
    request: HttpRequest,
    found: Declaration,
    measure: Measure | None,
    forms: MeasureForms,
    *,
    status: int = 200,
    is_stale: bool = False,
) -> HttpResponse:
    stored = None
    if is_stale and measure is not None:
        stored = found.measures.in_force().filter(number=measure.number).prefetch_related("milestones").first()
    context = {
        **_around(found, measure),
        "forms": forms,
        "is_stale": is_stale,
        "stored": stored,
        "stored_area": FocusArea(stored.focus_area).label if stored else "",
        "stored_milestones": milestones_in_force(stored) if stored else [],
    }
    return render(request, "reports/network/measure.html", context, status=status)
