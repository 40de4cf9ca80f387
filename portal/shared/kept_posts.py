"""What somebody typed when their session had ended: it waits in the new session until they have signed in again.

A view that calls ``ask_to_sign_in`` is ``@login_not_required`` and asks for the user itself.
"""

from typing import Final

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

KEY: Final = "kept_posts"
MOST_BYTES: Final = 64 * 1024
MOST_PAGES: Final = 3


def ask_to_sign_in(request: HttpRequest, *, most_bytes: int = MOST_BYTES) -> HttpResponse:
    """Send the person to the sign-in page and back here; what they have sent is kept (64 kB, three pages)."""
    if request.method == "POST":
        sent = request.POST.copy()
        sent.pop("csrfmiddlewaretoken", None)
        text = sent.urlencode()
        if len(text) > most_bytes:
            messages.warning(
                request, _("You were signed out, and your text was too long to be kept. Please go back and copy it.")
            )
        else:
            kept = dict(request.session.get(KEY, {}))
            kept.pop(request.path, None)
            request.session[KEY] = {**dict(list(kept.items())[1 - MOST_PAGES :]), request.path: text}
            messages.info(
                request, _("You were signed out meanwhile. What you wrote is kept: sign in, and it is there again.")
            )
    return redirect_to_login(request.get_full_path())


def take_kept_post(request: HttpRequest) -> QueryDict | None:
    """Return what was kept for this page, once; None if nothing was."""
    kept = dict(request.session.get(KEY, {}))
    text = kept.pop(request.path, None)
    if text is None:
        return None
    request.session[KEY] = kept
    return QueryDict(text)
