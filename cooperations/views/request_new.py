"""An employer writes to an MSO: the third step of the contact plan."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperations.domain.contacting.etiquette import may_request
from cooperations.domain.contacting.log import attempts_of, basis_for
from cooperations.domain.requests.sending import RequestRefused, send_request
from cooperations.domain.talk_guide.guide import guide_for
from cooperations.enums.side import Side
from cooperations.forms.request_new import RequestForm
from cooperations.permissions.contact import can_send_request

from .pair import Pair, pair_or_404

# In the address: no call was possible, the form shall ask why.
WITHOUT_CALL = "ohne-anruf"


@require_http_methods(["GET", "HEAD", "POST"])
def request_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form only after a conversation, or when no call was possible; else say what comes first."""
    pair = pair_or_404(request, slug, Side.EMPLOYER)
    if not can_send_request(request.user, pair.employer, pair.mso):
        raise Http404
    basis = basis_for(pair.employer, pair.mso)
    answer = may_request(pair.employer, pair.mso)
    if not answer.ok or (basis is None and WITHOUT_CALL not in request.GET):
        return render(request, "cooperations/request/first.html", {"pair": pair, "answer": answer})
    initial = {"aim": guide_for(pair.employer, pair.mso).aim, "language": "de", "no_phone_reason": _attempts(pair)}
    form = RequestForm(request.POST if request.method == "POST" else None, initial=initial, has_basis=basis is not None)
    if request.method == "POST" and form.is_valid():
        try:
            sent = send_request(pair.employer, pair.mso, author=request.user, basis=basis, **form.cleaned_data)
        except RequestRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("The request to %(mso)s is sent. You get an answer here and by e-mail.")
                % {"mso": pair.mso.display_name},
            )
            return redirect(sent)
    return render(request, "cooperations/request/new.html", {"pair": pair, "form": form, "basis": basis})


def _attempts(pair: Pair) -> str:
    days = [date_format(each.on, "SHORT_DATE_FORMAT") for each in attempts_of(pair.employer, pair.mso)]
    return _("Called on %(days)s, reached nobody.") % {"days": ", ".join(reversed(days))} if days else ""
