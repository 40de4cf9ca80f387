"""Who sees which field of an organisation: choose, go back to the standard, look at all of it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from partners.domain.portrait import with_profiles
from partners.domain.view_as import Perspective
from partners.domain.visibility import Choice, WideningRefused, choices_of, choose_audiences, people_seen
from partners.forms.audiences import SHORT, AudiencesForm
from partners.forms.creation import ReasonForm
from partners.models import Organisation
from partners.permissions import can_edit_organisation, must_give_reason

from .lookup import managing, organisation_or_404


@dataclass(frozen=True)
class Row:
    """A line of the table: a field or a person, and who sees it."""

    label: str
    seen_by: str | Promise
    is_empty: bool = False
    is_chosen: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who sees which field, or store what was changed."""
    organisation = _organisation(request, slug)
    needs_reason = must_give_reason(request.user, organisation)
    sections = choices_of(request.user, organisation)
    form = AudiencesForm(sections, request.POST if request.method == "POST" else None, needs_reason=needs_reason)
    if form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        try:
            changed = choose_audiences(organisation, form.chosen(), actor=request.user, reason=reason)
        except WideningRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(len(changed)))
            return redirect("partners:field_audiences", slug)
    context = {
        **managing(request, organisation),
        "form": form,
        "needs_reason": needs_reason,
        "differs": any(each.chosen for _legend, choices in sections for each in choices),
        "perspectives": Perspective,
        "tab": "audiences",
    }
    return render(request, "partners/audiences/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once more, naming what changes, then go back to the standard for all fields."""
    organisation = _organisation(request, slug)
    differing = [each for _legend, choices in choices_of(request.user, organisation) for each in choices if each.chosen]
    needs_reason = must_give_reason(request.user, organisation)
    form = ReasonForm(request.POST or None, required=needs_reason) if needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            standard = {each.field.key: None for each in differing}
            changed = choose_audiences(organisation, standard, actor=request.user, reason=reason)
        except WideningRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _said(len(changed)))
        return redirect("partners:field_audiences", slug)
    context = {
        "title": _("Back to the standard for all fields?"),
        "text": _("This changes who sees the following fields:") if differing else _("All fields have the standard."),
        "details": [
            _("%(field)s: %(before)s → %(after)s")
            % {
                "field": capfirst(str(each.field.label)),
                "before": SHORT[each.audience],
                "after": SHORT[each.field.default],
            }
            for each in differing
        ],
        "form": form,
        "action": _("Back to the standard"),
        "cancel_url": reverse("partners:field_audiences", args=[slug]),
    }
    return render(request, "components/confirm.html", context)


@require_safe
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Show in one table who sees which field and which person."""
    organisation = _organisation(request, slug)
    shared = managing(request, organisation)
    tables = [(legend, [_row(each) for each in each_of]) for legend, each_of in choices_of(request.user, organisation)]
    people = people_seen(organisation) if shared["may_manage_contacts"] else []
    if people:
        tables.append((_("Contact persons"), [Row(each.name, SHORT[each.audience]) for each in people]))
    context = {**shared, "tables": tables, "perspectives": Perspective, "tab": "audiences"}
    return render(request, "partners/audiences/overview.html", context)


def _organisation(request: HttpRequest, slug: str) -> Organisation:
    """Return the organisation with its profiles if the user may edit it."""
    organisation = organisation_or_404(request, slug, can_edit_organisation)
    return with_profiles(Organisation.objects.all()).get(pk=organisation.pk)


def _row(choice: Choice) -> Row:
    label = capfirst(str(choice.field.label))
    return Row(label, SHORT[choice.audience], is_empty=choice.is_empty, is_chosen=choice.chosen is not None)


def _said(number: int) -> str:
    if not number:
        return _("Nothing was changed.")
    text = ngettext("Saved: who sees one field is changed.", "Saved: who sees %(number)d fields is changed.", number)
    return text % {"number": number}
