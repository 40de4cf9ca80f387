"""Saving while somebody types; the script of the editor asks and shows what is answered."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from portal.shared.states import MoveRefused
from reports.domain.contributions import StaleVersion, TextRefused, autosave_contribution
from reports.forms.contribution import ContributionForm
from reports.permissions import can_write_report

from .contribution import focus_area_or_404
from .report import visible_report


@login_not_required
@require_POST
def autosave(request: HttpRequest, pk: int, number: int) -> JsonResponse:
    """Keep the text as it stands. 200 with the new revision, 401 signed out, 409 and 422 with the reason."""
    if not request.user.is_authenticated:
        return _refused(401, _("You were signed out. Your text is kept in this browser: press “Save” and sign in."))
    report, area = visible_report(request, pk), focus_area_or_404(number)
    if not can_write_report(request.user, report):
        raise Http404
    form = ContributionForm(request.POST)
    if not form.is_valid():
        return _refused(422, _("Not saved."))
    try:
        saved = autosave_contribution(
            report,
            area,
            form.cleaned_data["text"],
            expected_revision=form.expected_revision(),
            author=request.user,
        )
    except TextRefused as refused:
        return _refused(422, " ".join([_("Not saved."), refused.problems[0]]))
    except MoveRefused as refused:
        return _refused(409, str(refused))
    except StaleVersion:
        sentence = _("Somebody else saved this text meanwhile. Press “Save” to see both texts beside each other.")
        return _refused(409, sentence)
    contribution = saved.contribution
    words = len(contribution.text.split())
    at = contribution.edited_at
    return JsonResponse(
        {
            "revision": contribution.revision,
            "message": (_("Saved at %(time)s") % {"time": time_format(localtime(at))}) if at else _("Not saved yet"),
            "words": ngettext("%(words)s word", "%(words)s words", words) % {"words": words},
        }
    )


def _refused(status: int, message: str) -> JsonResponse:
    return JsonResponse({"message": message}, status=status)
