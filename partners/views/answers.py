"""What people told by the link of a freshness mail, for those who deal with it."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from partners.domain.asking.answers import settle_answer
from partners.permissions import can_see_answers

from .lookup import managing, organisation_or_404

ON_A_PAGE = 50


@require_safe
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """List what was told, what waits first."""
    organisation = organisation_or_404(request, slug, can_see_answers)
    rows = organisation.freshness_answers.select_related("mail", "done_by").order_by(
        F("done_at").desc(nulls_first=True), "-at"
    )
    told = list(rows[:ON_A_PAGE])
    context = {
        **managing(request, organisation),
        "waiting": [each for each in told if each.done_at is None],
        "settled": [each for each in told if each.done_at],
        "tab": "answers",
    }
    return render(request, "partners/asking/answers.html", context)


@require_POST
def settle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Record that somebody has dealt with what was told."""
    organisation = organisation_or_404(request, slug, can_see_answers)
    answer = get_object_or_404(organisation.freshness_answers, pk=pk)
    if settle_answer(answer, actor=request.user):
        messages.success(request, _("Thank you, this is dealt with."))
    return redirect("partners:answers", slug)
