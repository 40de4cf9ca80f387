"""What an employer asks itself about an MSO before the first contact."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from checklists.domain.fitting import SLUG, begin_fit, employers_of, fits_of
from checklists.domain.running import NoTemplate, newest_version
from checklists.permissions import can_ask_whether_it_fits
from partners.models import Organisation


@require_http_methods(["GET", "HEAD", "POST"])
def fit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one's lists about this MSO and others; a POST begins the list of one's employer (``employer``)."""
    other = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    if not can_ask_whether_it_fits(request.user, other):
        raise Http404
    employers = [each for each in employers_of(request.user) if each != other]
    try:
        version = newest_version(SLUG)
    except NoTemplate as missing:
        raise Http404 from missing
    if request.method == "POST":
        chosen = next((each for each in employers if str(each.pk) == request.POST.get("employer")), None)
        if chosen is None:
            raise Http404
        return redirect("checklists:list", begin_fit(chosen, other, actor=request.user).pk)
    lists = fits_of(employers)
    begun = {each.organisation_id for each in lists if each.about_id == other.pk}
    context = {
        "other": other,
        "version": version,
        "own": [each for each in lists if each.about_id == other.pk],
        "others": [each for each in lists if each.about_id != other.pk],
        "employers": [each for each in employers if each.pk not in begun],
    }
    return render(request, "checklists/fit/page.html", context)
