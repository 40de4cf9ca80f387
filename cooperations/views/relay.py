"""Writing in a conversation, deciding about held mails, opening files."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperations.domain.relay.posting import post
from cooperations.domain.relay.releasing import refuse, release
from cooperations.enums.side import Side
from cooperations.forms.relay import MessageForm
from cooperations.models import ContactRequest, RelayAttachment, RelayMail
from cooperations.permissions.relay import can_open_file, can_release_mail, writing_sides
from portal.shared.states import MoveRefused
from portal.shared.uploads.checked import check_files


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a message; what is typed stays in the form where it cannot be sent."""
    asked = _request_or_404(request, pk)
    sides = sorted(writing_sides(request.user, asked))
    if not sides:
        raise Http404
    form = MessageForm(request.POST or None, request.FILES or None, sides=sides)
    if request.method == "POST" and form.is_valid() and _post(request, asked, form):
        messages.success(request, _("Your message is on its way."))
        return redirect(asked)
    return render(request, "cooperations/relay/write.html", {"asked": asked, "form": form})


def _post(request: HttpRequest, asked: ContactRequest, form: MessageForm) -> bool:
    given = form.cleaned_data
    files = check_files([(each.name, each.read()) for each in given["attachments"]])
    try:
        post(asked, side=Side(given["side"]), author=request.user, text=given["text"], files=files)
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
        if files:
            form.add_error("attachments", _("Nothing was sent. Please choose all files again."))
        return False
    return True


@require_POST
def release_mail(request: HttpRequest, pk: UUID, mail_pk: int) -> HttpResponse:
    """Say that a held mail is from one's own side: it is passed on."""
    mail = _held_or_404(request, pk, mail_pk)
    return _decide(request, mail, release, _("The message is passed on."))


@require_POST
def refuse_mail(request: HttpRequest, pk: UUID, mail_pk: int) -> HttpResponse:
    """Say that a held mail is not from one's own side: it is thrown away."""
    mail = _held_or_404(request, pk, mail_pk)
    return _decide(request, mail, refuse, _("The message is thrown away."))


@require_safe
def attachment(request: HttpRequest, pk: UUID, file_pk: int) -> HttpResponseBase:
    """Give a file out, always to be saved, never to be shown by the browser as a page of ours."""
    found = get_object_or_404(
        RelayAttachment.objects.exclude(file="").select_related("mail__request"), pk=file_pk, mail__request=pk
    )
    if not can_open_file(request.user, found) or not found.file.storage.exists(str(found.file.name)):
        raise Http404
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=found.content_type,
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"},
    )
    add_never_cache_headers(response)
    return response


def _request_or_404(request: HttpRequest, pk: UUID) -> ContactRequest:
    visible = ContactRequest.objects.visible_to(request.user).select_related("employer", "mso", "mediator")
    return get_object_or_404(visible, pk=pk)


def _held_or_404(request: HttpRequest, pk: UUID, mail_pk: int) -> RelayMail:
    mail = get_object_or_404(RelayMail.objects.select_related("request"), pk=mail_pk, request=pk)
    if not can_release_mail(request.user, mail):
        raise Http404
    return mail


def _decide(request: HttpRequest, mail: RelayMail, verb: Any, done: str) -> HttpResponse:
    try:
        verb(mail, actor=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    except PermissionDenied:
        raise Http404 from None
    else:
        messages.success(request, done)
    return redirect(mail.request)
