"""A person's own account."""

import json

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.domain.account import AccountNeeded, close_account
from portal.accounts.domain.personal_data import collect_personal_data
from portal.accounts.forms import AccountForm
from portal.accounts.middleware import remember_language


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show the account, or save name, language and time zone."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        remember_language(request, user.language)
        with translation.override(user.language):
            messages.success(request, _("Your changes are saved."))
        return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form})


@require_safe
@never_cache
def personal_data(request: HttpRequest) -> HttpResponse:
    """Hand out everything the portal knows about the person, as a JSON file."""
    data = json.dumps(collect_personal_data(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)  # type: ignore[arg-type]
    return HttpResponse(
        data,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="brueckenbauer.json"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def close(request: HttpRequest) -> HttpResponse:
    """Ask once more, then close the account and sign out."""
    if request.method == "POST":
        try:
            close_account(request.user)  # type: ignore[arg-type]
        except AccountNeeded as refusal:
            messages.error(request, str(refusal))
            return redirect("accounts:account")
        logout(request)
        messages.success(request, _("Your account is closed. Thank you for what you did here."))
        return redirect("start")
    context = {
        "title": _("Close your account?"),
        "text": _("Nobody can sign in with your e-mail address any more, and you act for no organisation."),
        "details": [
            _("What you wrote and decided for your organisations stays there, with your name in the history."),
            _("Whoever heads an organisation can invite you again."),
        ],
        "action": _("Close account"),
        "cancel_url": reverse("accounts:account"),
        "danger": True,
    }
    return render(request, "components/confirm.html", context)
