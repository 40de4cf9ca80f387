"""Papers of an event: the sheet for the day, and what guests fill in."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.domain.material.day_sheet import print_day_sheet
from events.domain.material.guest_papers import GuestPaper, print_guest_paper
from events.enums.material import GuestLanguage
from events.permissions.material import can_see_material
from portal.printing.views.files import answer_printout

from .event import event_or_404

# The section that each paper belongs to.
BACK = {GuestPaper.CONSENT: "einwilligungen", GuestPaper.FEEDBACK: "rueckmeldungen"}


@require_http_methods(["GET", "HEAD", "POST"])
def day_sheet(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Give the sheet for the day out to those who take part; POST starts a failed one again."""
    event = event_or_404(request, pk, can_see_material)
    printout = print_day_sheet(event, actor=request.user)
    back_url = reverse("events:material", args=[event.pk])
    return answer_printout(request, printout, file_name="tagesblatt.pdf", back_url=back_url)


@require_http_methods(["GET", "HEAD", "POST"])
def guest_paper(request: HttpRequest, pk: UUID, paper: str, language: str) -> HttpResponseBase:
    """Give a consent or the questions out, to be printed; POST starts a failed one again."""
    event = event_or_404(request, pk, can_see_material)
    if paper not in set(GuestPaper) or language not in GuestLanguage.values:
        raise Http404
    kind = GuestPaper(paper)
    printout = print_guest_paper(event, kind, GuestLanguage(language), actor=request.user)
    back_url = reverse("events:after_section", args=[event.pk, BACK[kind]])
    return answer_printout(request, printout, file_name=f"{paper}-{language}.pdf", back_url=back_url)
