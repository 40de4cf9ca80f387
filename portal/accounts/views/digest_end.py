"""The page behind the link at the end of an overview; mail programs post to it without showing it (RFC 8058)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.accounts.domain.digest.stopping import end_digests, find_digest
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink

GONE = 410


@login_not_required
@never_cache
@csrf_exempt  # the mail program has no session; the token in the address is the permission
@require_http_methods(["GET", "HEAD", "POST"])
def digest_end(request: HttpRequest, token: str) -> HttpResponse:
    """Show a page with one button, or end the overviews, in the language of the mail. Twice does no harm."""
    digest = find_digest(token)
    if digest is None:
        raise Http404
    state = digest.link.state
    if request.method == "POST" and state == SignedLink.State.USABLE:
        try:
            end_digests(digest)
            state = SignedLink.State.USED
        except LinkNotUsable as refusal:
            state = refusal.state
    is_gone = state in {SignedLink.State.EXPIRED, SignedLink.State.REVOKED}
    with translation.override(digest.user.language):
        return render(request, "accounts/digest/end.html", {"state": state}, status=GONE if is_gone else None)
