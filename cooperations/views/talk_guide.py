"""The talk guide: to fill in, to read while calling, to print."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperations.domain.contacting.plan import contact_plan
from cooperations.domain.requests.mediation import mediators_for
from cooperations.domain.talk_guide.guide import find_guide, guide_for, guide_page, store_guide
from cooperations.domain.talk_guide.printing import print_guide
from cooperations.enums.side import Side
from cooperations.forms.talk_guide import TalkGuideForm
from cooperations.permissions.contact import can_prepare_contact
from partners.domain.portrait import with_profiles
from partners.models import Organisation
from portal.printing.views.files import answer_printout

from .pair import Pair, pair_or_404

FIELDS = ("recommended_by", "recommender", "aim", "arguments", "offers", "own_words")


@require_http_methods(["GET", "HEAD", "POST"])
def talk_guide(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the guide as a sheet, below it the form that fills it."""
    pair = guide_pair_or_404(request, slug)
    guide = guide_for(pair.employer, pair.mso)
    guide.mso = with_profiles(Organisation.objects.filter(pk=pair.mso.pk)).get()
    page = guide_page(request.user, guide)
    form = TalkGuideForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(guide, name) for name in FIELDS},
        recommenders=mediators_for(pair.mso),
        fits=page.fits,
    )
    if request.method == "POST" and form.is_valid():
        store_guide(pair.employer, pair.mso, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your talk guide is saved. Colleagues of your organisation see it, too."))
        return redirect(pair.url("talk_guide"))
    context = {"pair": pair, "form": form, "page": page}
    if guide.pk:
        context["plan"] = contact_plan(request.user, guide.mso)
    return render(request, "cooperations/talk_guide/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def talk_guide_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Print the guide on one page."""
    pair = guide_pair_or_404(request, slug)
    guide = find_guide(pair.employer, pair.mso)
    if guide is None:
        return redirect(pair.url("talk_guide"))
    return answer_printout(
        request,
        print_guide(guide, actor=request.user),
        file_name=f"leitfaden-{pair.mso.slug}.pdf",
        back_url=pair.url("talk_guide"),
    )


def guide_pair_or_404(request: HttpRequest, slug: str) -> Pair:
    """Return employer and MSO for those who prepare a call."""
    pair = pair_or_404(request, slug, Side.EMPLOYER)
    if not can_prepare_contact(request.user, pair.employer, pair.mso):
        raise Http404
    return pair
