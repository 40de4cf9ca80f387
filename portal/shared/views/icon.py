"""The picture in the tab of a browser, at the address where browsers look for it by themselves."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def icon(_request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the icon. Pages name it themselves; answers that are no pages (JSON, PDF, text) cannot."""
    return HttpResponseRedirect(static("images/icon.svg"))
