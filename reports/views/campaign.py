"""What the ministry does about partners that have not handed in: remind them, give them more time."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from partners.models import Organisation
from portal.shared.states import MoveRefused
from reports.domain.extensions import extend_deadline
from reports.domain.reminding import remind_by_hand
from reports.forms.extension import ExtensionForm
from reports.models import Extension

from .period import managed_period


@require_POST
def remind(request: HttpRequest, year: int) -> HttpResponse:
    """Remind the chosen partners by mail."""
    shown = managed_period(request, year)
    chosen = [int(each) for each in request.POST.getlist("partner") if each.isdecimal()]
    if not chosen:
        messages.error(request, _("Choose at least one partner."))
        return redirect(shown)
    count = remind_by_hand(shown, chosen, actor=request.user)
    sentence = ngettext("%(count)d partner is reminded.", "%(count)d partners are reminded.", count)
    messages.success(request, sentence % {"count": count})
    if count < len(set(chosen)):
        messages.info(request, _("Who was reminded today, has handed in or has no address gets no further mail."))
    return redirect(shown)


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Give a partner more time."""
    shown = managed_period(request, year)
    partner = get_object_or_404(Organisation, slug=slug)
    form = ExtensionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        try:
            extend_deadline(shown, partner, until=values["until"], reason=values["reason"], actor=request.user)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The partner has more time and gets a mail."))
            return redirect(shown)
    earlier = Extension.objects.filter(report__period=shown, report__organisation=partner).select_related("by")
    context = {"form": form, "period": shown, "partner": partner, "earlier": earlier}
    return render(request, "reports/extension_form.html", context, status=422 if form.is_bound else 200)
