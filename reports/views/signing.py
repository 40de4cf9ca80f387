"""Signing a declaration, its signed file, publishing its measures, ending it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.shared.states import MoveRefused
from reports.domain.accession.signing import (
    SignedFileRefused,
    check_paper,
    end_declaration,
    publish_measures,
    sign_declaration,
)
from reports.forms.accession import EndForm, SignaturesForm
from reports.models import Declaration
from reports.permissions import can_end_declaration, can_record_signatures

from .declaration import refuse_here, visible_declaration


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, slug: str) -> HttpResponse:
    """Record both signatures and file the signed paper."""
    found = visible_declaration(request, slug)
    if not can_record_signatures(request.user):
        raise Http404
    form = SignaturesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            paper = check_paper(file.name, file.read())
            sign_declaration(found, form.signatures(), paper, actor=request.user)
        except SignedFileRefused as refused:
            form.add_error("file", str(refused))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The declaration is signed. The organisation belongs to the network."))
            return redirect(found)
    if request.method != "POST" and not found.is_draft:
        return redirect(found)
    return _form_page(request, found, form, _("Record the signatures"), _("Save the signatures"))


@require_safe
def signed_file(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Give the signed paper out, always to be saved, never to be shown as a page of ours."""
    found = visible_declaration(request, slug)
    if not found.file.name or not found.file.storage.exists(found.file.name):
        raise Http404
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=f"vereinbarung-{slug}.pdf",
        content_type="application/pdf",
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"},
    )
    add_never_cache_headers(response)
    return response


@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Let everybody read the measures (``public``), or take that back."""
    found = visible_declaration(request, slug)
    is_public = request.POST.get("public") == "1"
    try:
        publish_measures(found, is_public=is_public, actor=request.user)
    except PermissionDenied as denied:
        raise Http404 from denied
    except MoveRefused as refused:
        return refuse_here(request, refused, found)
    text = _("Everybody can read the measures now.") if is_public else _("The measures are not public any more.")
    messages.success(request, text)
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """End a membership."""
    found = visible_declaration(request, slug)
    if not can_end_declaration(request.user):
        raise Http404
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            end_declaration(found, values["ended_on"], reason=values["reason"], actor=request.user)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The end of the membership is recorded."))
            return redirect(found)
    return _form_page(request, found, form, _("End the membership"), _("Record the end"))


def _form_page(request: HttpRequest, found: Declaration, form: object, title: str, action: str) -> HttpResponse:
    context = {
        "declaration": found,
        "organisation": found.membership.organisation,
        "form": form,
        "title": title,
        "action": action,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/network/form.html", context, status=status)
