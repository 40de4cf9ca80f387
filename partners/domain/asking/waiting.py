"""What people told by a link and nobody has dealt with yet."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from partners.domain.addresses import LIVING
from partners.models import FreshnessAnswer, Organisation, intermediary_ids, organisation_ids
from portal.shared.tasks_waiting import WaitingEntry


def waiting_answers(user: Any) -> list[WaitingEntry]:
    """Return what waits for those who act for the organisation or are in charge of it. One query."""
    own = organisation_ids(user)
    if not own:
        return []
    concerned = Q(organisation__in=own)
    if charges := intermediary_ids(user):
        concerned |= Q(organisation__in=Organisation.objects.in_charge(charges).values("pk"))
    waiting = FreshnessAnswer.objects.filter(concerned, done_at=None, organisation__state__in=LIVING)
    return [
        WaitingEntry(
            title=_("%(organisation)s: %(what)s")
            % {"organisation": each.organisation.display_name, "what": each.get_kind_display()},
            url=reverse("partners:answers", args=[each.organisation.slug]),
            action=_("Look into it"),
            detail=_("Somebody told this by the link in our mail."),
        )
        for each in waiting.select_related("organisation")
    ]
