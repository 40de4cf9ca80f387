"""The proof of a confirmation, as PDF and as the text whose checksum stands in it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cooperations.domain.confirming.proof import can_be_proven, print_proof
from cooperations.models.cooperation import Cooperation
from cooperations.models.frozen import AgreementVersion
from cooperations.permissions.cooperation import can_read_version
from portal.printing.views.files import answer_printout


def version_or_404(request: HttpRequest, pk: UUID, number: int) -> AgreementVersion:
    """Return a version that boards have confirmed, for those whose text it is."""
    cooperation = get_object_or_404(Cooperation.objects.visible_to(request.user).with_parties(), pk=pk)
    versions = AgreementVersion.objects.select_related("agreement__cooperation")
    version = get_object_or_404(versions, agreement__cooperation=cooperation, number=number)
    if not (can_read_version(request.user, cooperation, version) and can_be_proven(version)):
        raise Http404
    return version


@require_http_methods(["GET", "HEAD", "POST"])
def proof_pdf(request: HttpRequest, pk: UUID, number: int) -> HttpResponseBase:
    """Send the proof, or the page that waits for it."""
    version = version_or_404(request, pk, number)
    return answer_printout(
        request,
        print_proof(version),
        file_name=f"nachweis-fassung-{number}.pdf",
        back_url=reverse("cooperations:signatories", args=[pk]),
    )


@never_cache
@require_safe
def proof_text(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Send the frozen text to the byte: its checksum is the one on the proof."""
    version = version_or_404(request, pk, number)
    return HttpResponse(
        version.text.encode(),
        content_type="text/plain; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="vereinbarung-fassung-{number}.txt"',
            "X-Content-Type-Options": "nosniff",
        },
    )
