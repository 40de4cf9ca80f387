"""The papers of a cooperation: seeing, asking for, issuing, fetching, revoking."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperations.domain.certificates.activities import activities_between
from cooperations.domain.certificates.issuing import issue, revoke
from cooperations.domain.certificates.queries import certificates_page
from cooperations.domain.certificates.wishes import put_off, wish
from cooperations.enums.certificate import CertificateKind
from cooperations.forms.certificate import CertificateForm
from cooperations.forms.certificate_revocation import RevocationForm
from cooperations.models import Certificate, CertificateWish, Cooperation
from cooperations.permissions.certificate import (
    can_issue_certificate,
    can_revoke_certificate,
    can_see_certificates,
    can_wish_certificate,
    wishing_parties_of,
)
from cooperations.renderers.certificate import ActivityData
from portal.printing.views.files import answer_printout
from portal.shared.states import MoveRefused

from .cooperation_tabs import tabs_of

Predicate = Callable[[Any, Cooperation], bool]


def cooperation_or_404(request: HttpRequest, pk: UUID, may: Predicate) -> Cooperation:
    """Return the cooperation with its parties if the present user ``may``. Raises ``Http404``."""
    cooperations = Cooperation.objects.visible_to(request.user).with_parties()
    cooperation: Cooperation = get_object_or_404(cooperations, pk=pk)
    if not may(request.user, cooperation):
        raise Http404
    return cooperation


def certificate_or_404(request: HttpRequest, pk: UUID) -> Certificate:
    """Return a paper of a cooperation that binds an organisation of the user. Raises ``Http404``."""
    certificates = Certificate.objects.visible_to(request.user).select_related("issuer", "receiver", "printout__job")
    certificate: Certificate = get_object_or_404(certificates, pk=pk)
    cooperation_or_404(request, certificate.cooperation_id, can_see_certificates)
    return certificate


@require_safe
def certificates(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show all papers of a cooperation and what can be done."""
    cooperation = cooperation_or_404(request, pk, can_see_certificates)
    context = {
        "cooperation": cooperation,
        "tabs": tabs_of(cooperation, request.user, "cooperations:certificates"),
        "page": certificates_page(request.user, cooperation),
    }
    return render(request, "cooperations/certificate/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_new(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Write a paper, read it once more, issue it."""
    if kind not in CertificateKind.values:
        raise Http404
    cooperation = cooperation_or_404(request, pk, can_issue_certificate)
    chosen = CertificateKind(kind)
    form = CertificateForm(chosen, cooperation, request.user, request.POST if request.method == "POST" else None)
    step = request.POST.get("step", "")
    activities: tuple[ActivityData, ...] = ()
    if step in {"review", "issue"} and form.is_valid():
        if step == "issue":
            return _issued(request, cooperation, chosen, form)
        template = "cooperations/certificate/review.html"
        if chosen == CertificateKind.CERTIFICATE:
            activities = activities_between(cooperation, (form.issuing, form.receiving))
    else:
        template = "cooperations/certificate/new.html"
    context = {
        "cooperation": cooperation,
        "form": form,
        "kind": chosen,
        "activities": activities,
        "back_url": _list_of(cooperation.pk),
    }
    return render(request, template, context)


def _issued(
    request: HttpRequest, cooperation: Cooperation, kind: CertificateKind, form: CertificateForm
) -> HttpResponse:
    try:
        issue(cooperation, form.receiving, kind, issuer=form.issuing, actor=request.user, wording=form.wording)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The paper is issued. Everybody who takes part can fetch it here."))
    return redirect(_list_of(cooperation.pk))


@require_POST
def certificate_wish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the employers for a paper, in the name of an MSO that takes part."""
    cooperation = cooperation_or_404(request, pk, can_wish_certificate)
    kind = request.POST.get("kind", "")
    parties = {str(party.organisation_id): party for party in wishing_parties_of(request.user, cooperation)}
    party = parties.get(request.POST.get("organisation", ""))
    if party is None or kind not in CertificateKind.values:
        raise Http404
    wish(cooperation, CertificateKind(kind), organisation=party.organisation, actor=request.user)
    messages.success(request, _("Your wish is passed on. You get a mail when the paper is there."))
    return redirect(_list_of(pk))


@require_POST
def certificate_put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a wish with "not now"."""
    wishes = CertificateWish.objects.filter(cooperation__in=Cooperation.objects.visible_to(request.user))
    wished: CertificateWish = get_object_or_404(wishes, pk=pk)
    try:
        put_off(wished, actor=request.user)
    except PermissionDenied:
        raise Http404 from None
    messages.success(request, _("The wish is put off. The organisation can ask again."))
    return redirect(_list_of(wished.cooperation_id))


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_pdf(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Send the paper to those who take part."""
    certificate = certificate_or_404(request, pk)
    name = "kooperationsbescheinigung" if certificate.kind == CertificateKind.CERTIFICATE else "referenzschreiben"
    return answer_printout(
        request,
        certificate.printout,
        file_name=f"{name}-{certificate.number}.pdf",
        back_url=_list_of(certificate.cooperation_id),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the reason, then take the paper back."""
    certificate = certificate_or_404(request, pk)
    if not can_revoke_certificate(request.user, certificate):
        raise Http404
    back_url = _list_of(certificate.cooperation_id)
    form = RevocationForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if revoke(certificate, actor=request.user, reason=form.cleaned_data["reason"]):
            messages.success(request, _("The paper is revoked. The check page says so from now on."))
        else:
            messages.info(request, _("This paper has been revoked."))
        return redirect(back_url)
    context = {
        "title": _("Revoke %(number)s?") % {"number": certificate.number},
        "text": _("Whoever checks the paper then reads that it no longer holds. This cannot be undone."),
        "action": _("Revoke"),
        "danger": True,
        "form": form,
        "cancel_url": back_url,
    }
    return render(request, "components/confirm.html", context)


def _list_of(pk: UUID) -> str:
    return reverse("cooperations:certificates", args=[pk])
