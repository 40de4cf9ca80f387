"""What follows from the account of the person who asks: language, time zone, second factor."""

import zoneinfo
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from portal.accounts.domain.second_factor import lacks_second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]
SWITCH = "shared:set_language"
YEAR = 365 * 24 * 60 * 60


def remember_language(request: HttpRequest, language: str) -> None:
    """Make ``language`` the one of this browser from the next page on, until the person switches."""
    request.remembered_language = language  # type: ignore[attr-defined]


@receiver(user_logged_in, dispatch_uid="accounts.language_of_user")
def take_language_of_user(request: HttpRequest | None, user: Any, **_kwargs: Any) -> None:
    """Go on in the language of the account after signing in."""
    if request is not None:
        remember_language(request, user.language)


def _keep_switched_language(request: HttpRequest) -> None:
    """Make the language a signed-in person has just switched to that of their account, so that mails speak it too."""
    match, wanted = request.resolver_match, request.POST.get("language", "") if request.method == "POST" else ""
    if match is None or match.view_name != SWITCH or wanted not in dict(settings.LANGUAGES):
        return
    if request.user.is_authenticated and request.user.language != wanted:
        request.user.language = wanted
        request.user.save(update_fields=["language"])


class PreferencesMiddleware:
    """Times in the person's time zone; the language they chose in a cookie, where Django looks for it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the time zone for the view and the language cookie on its answer."""
        if request.user.is_authenticated:
            timezone.activate(_zone(request.user.time_zone))
        try:
            response = self.get_response(request)
        finally:
            timezone.deactivate()
        _keep_switched_language(request)
        language = getattr(request, "remembered_language", "")
        if language and translation.check_for_language(language):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=YEAR,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
                httponly=True,
            )
        return response


class SecondFactorMiddleware:
    """Sends those who need a second factor and have none to its set-up, wherever they want to go."""

    OPEN_NAMES = frozenset({"account_logout", "account_reauthenticate"})
    OPEN_NAMESPACES = frozenset({"shared", "health"})

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the view is looked at in ``process_view``."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Redirect before the view is asked. Legal pages, signing out and the set-up itself stay open."""
        match = request.resolver_match
        name = (match.url_name if match else "") or ""
        is_open = (
            name in self.OPEN_NAMES or name.startswith("mfa_") or (match and match.namespace in self.OPEN_NAMESPACES)
        )
        if is_open or not lacks_second_factor(request.user):
            return None
        messages.warning(request, _("Please set up a second factor first. Your work needs this protection."))
        url = reverse("mfa_index")
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(url)
        return HttpResponseRedirect(url)


def _zone(name: str) -> zoneinfo.ZoneInfo | Any:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return timezone.get_default_timezone()
