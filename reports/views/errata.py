"""What a later edition corrects: the list that is printed in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.shared.states import MoveRefused
from reports.domain.errata import add_erratum, remove_erratum
from reports.forms.errata import ErratumForm
from reports.models import Erratum

from .edition import present_edition
from .notices import refuse


@require_http_methods(["GET", "HEAD", "POST"])
def errata(request: HttpRequest, year: int) -> HttpResponse:
    """List the corrections of the latest edition, take up another one."""
    edition = present_edition(request, year)
    form = ErratumForm(request.POST if request.method == "POST" else None, edition=edition)
    if "begin" in request.POST:
        form = form.with_printed_text()
    elif request.method == "POST" and form.is_valid():
        try:
            add_erratum(edition, actor=request.user, **form.cleaned_data)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Build the brochure again to see it."))
            return redirect("reports:edition_errata", year)
    context = {
        "edition": edition,
        "period": edition.period,
        "errata": edition.errata.select_related("contribution__report__organisation"),
        "form": form,
    }
    return render(request, "reports/edition_errata.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Take a correction off the list."""
    edition = present_edition(request, year)
    erratum = get_object_or_404(Erratum, pk=pk, edition=edition)
    try:
        remove_erratum(erratum, actor=request.user)
    except MoveRefused as refused:
        return refuse(request, refused, "reports:edition_errata", year)
    messages.success(request, _("Removed."))
    return redirect("reports:edition_errata", year)
