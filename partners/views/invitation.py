"""The page an invitation leads to."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from partners.domain.invitations import (
    WrongAccount,
    accept_invitation,
    accept_with_new_account,
    find_invitation,
    invited_user,
)
from partners.forms.team import NewAccountForm
from partners.models import Invitation
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink

BACKEND = "django.contrib.auth.backends.ModelBackend"
GONE = 410


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show who invites to what; accept with the account that is there, or with a new one."""
    found = find_invitation(token)
    if found is None:
        raise Http404
    if found.link.state != SignedLink.State.USABLE:
        return gone(request, found, found.link.state)
    account = invited_user(found)
    try:
        if request.user.is_authenticated:
            return for_signed_in(request, found)
        if account is not None:
            return show(request, found, "closed" if not account.is_active else "sign_in")
        return for_newcomer(request, found)
    except LinkNotUsable as refusal:
        return gone(request, found, refusal.state)


def for_signed_in(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Let the signed-in person accept, if the invitation is theirs. Raises ``LinkNotUsable``."""
    if request.method == "POST":
        try:
            accept_invitation(found, request.user)  # type: ignore[arg-type]
        except WrongAccount:
            return show(request, found, "other_account")
        return welcome(request, found)
    return show(request, found, "accept" if request.user.email == found.email else "other_account")  # type: ignore[union-attr]


def for_newcomer(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Ask for name and password, then open the account and sign in. Raises ``LinkNotUsable``."""
    form = NewAccountForm(found.email, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = accept_with_new_account(
                found,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
                language=get_language() or "de",
            )
        except IntegrityError:
            # The form was sent twice at the same moment; the account is there now.
            return show(request, found, "sign_in")
        login(request, user, backend=BACKEND)
        return welcome(request, found)
    return show(request, found, "new_account", form=form)


def show(request: HttpRequest, found: Invitation, step: str, **context: object) -> HttpResponse:
    """Show the page with what the person can do now."""
    return render(request, "partners/invitation/page.html", {"invitation": found, "step": step, **context})


def gone(request: HttpRequest, found: Invitation, state: SignedLink.State) -> HttpResponse:
    """Say that the link is used, expired or revoked, and whom to ask."""
    return render(request, "partners/invitation/gone.html", {"invitation": found, "state": state.value}, status=GONE)


def welcome(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Go on to the organisation the person acts for now."""
    messages.success(request, _("You act for %(organisation)s now.") % {"organisation": found.organisation.name})
    return redirect("start")
