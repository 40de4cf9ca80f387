"""The pages behind the link of a freshness mail. Nobody signs in; looking changes nothing, only the buttons do.

Programs that check mails open every link in them, so a GET must never confirm.
"""

from contextlib import suppress

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from partners.domain.asking.answers import (
    NothingToConfirm,
    confirm_by_link,
    find_mail,
    questions_of,
    tell_by_link,
)
from partners.domain.asking.showing import show
from partners.forms.asking import TellForm
from partners.models import FreshnessAnswer, FreshnessMail
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink

GONE = 410


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def freshness(request: HttpRequest, token: str) -> HttpResponse:
    """Show in short what the portal says about the organisations, and confirm it with one button."""
    mail = mail_or_404(token)
    if mail.link.state != SignedLink.State.USABLE:
        return gone(request, mail)
    if request.method == "POST":
        try:
            confirm_by_link(mail, {int(each) for each in request.POST.getlist("organisation") if each.isdecimal()})
        except LinkNotUsable:
            return redirect("partners:freshness", token)
        except NothingToConfirm:
            # Confirmed a moment ago, such as by a second click? The page says so.
            if any(each.is_open for each in questions_of(mail)):
                return page(request, mail, token, nothing_chosen=True)
        return redirect("partners:freshness", token)
    return page(request, mail, token)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, token: str, slug: str) -> HttpResponse:
    """Let the person say what has changed, who is the right contact, or that they have left; or say it anew."""
    mail = mail_or_404(token)
    if mail.link.state != SignedLink.State.USABLE:
        return gone(request, mail)
    question = next((each for each in questions_of(mail) if each.organisation.slug == slug), None)
    if question is None:
        raise Http404
    if not question.may_tell:
        return redirect("partners:freshness", token)
    told = question.correctable
    kind = request.GET.get("kind")
    initial = {
        "kind": kind if kind in FreshnessAnswer.Kind else told and told.kind,
        "text": told.text if told else "",
    }
    form = TellForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        # Withdrawn in another window meanwhile? The page says so.
        with suppress(LinkNotUsable, NothingToConfirm):
            tell_by_link(mail, question.organisation, form.cleaned_data["kind"], form.cleaned_data["text"])
        return redirect("partners:freshness", token)
    context = {"organisation": question.organisation, "form": form, "token": token, "told": told}
    return render(request, "partners/asking/tell.html", context)


def mail_or_404(token: str) -> FreshnessMail:
    """Return the mail the link is in."""
    mail = find_mail(token)
    if mail is None:
        raise Http404
    return mail


def page(request: HttpRequest, mail: FreshnessMail, token: str, *, nothing_chosen: bool = False) -> HttpResponse:
    """Show the open questions, or that there are none any more."""
    questions = questions_of(mail)
    waiting = [each for each in questions if each.is_open]
    context = {
        "token": token,
        "mail": mail,
        "shown": show(waiting),
        "done": [each for each in questions if not each.is_open],
        "nothing_chosen": nothing_chosen,
    }
    return render(request, "partners/asking/page.html" if waiting else "partners/asking/done.html", context)


def gone(request: HttpRequest, mail: FreshnessMail) -> HttpResponse:
    """Say that the link has expired or was revoked, and what to do."""
    context = {"mail": mail, "state": mail.link.state.value, "questions": questions_of(mail)}
    return render(request, "partners/asking/gone.html", context, status=GONE)
