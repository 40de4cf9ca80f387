"""The agreement on one page, for those who may read it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from cooperations.domain.agreement.printing import print_draft, print_version
from cooperations.models import AgreementVersion, Cooperation
from cooperations.permissions.cooperation import can_read_agreement, can_read_version
from portal.printing.views.files import answer_printout
from portal.shared.states import MoveRefused


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_pdf(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Print the draft."""
    cooperation = _cooperation_or_404(request, pk)
    if not can_read_agreement(request.user, cooperation) or not hasattr(cooperation, "agreement"):
        raise Http404
    try:
        printout = print_draft(cooperation, actor=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(cooperation)
    return answer_printout(
        request, printout, file_name="vereinbarung-entwurf.pdf", back_url=cooperation.get_absolute_url()
    )


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_version_pdf(request: HttpRequest, pk: UUID, number: int) -> HttpResponseBase:
    """Print a frozen version."""
    cooperation = _cooperation_or_404(request, pk)
    version = get_object_or_404(AgreementVersion, agreement__cooperation=cooperation, number=number)
    if not can_read_version(request.user, cooperation, version):
        raise Http404
    return answer_printout(
        request,
        print_version(version, actor=request.user),
        file_name=f"vereinbarung-fassung-{number}.pdf",
        back_url=cooperation.get_absolute_url(),
    )


def _cooperation_or_404(request: HttpRequest, pk: UUID) -> Cooperation:
    cooperations = Cooperation.objects.visible_to(request.user).with_parties().select_related("agreement")
    cooperation: Cooperation = get_object_or_404(cooperations, pk=pk)
    return cooperation
