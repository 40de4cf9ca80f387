"""What waits for a person because of cooperations. One query."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperations.enums.cooperation import OPEN_STATES, CooperationState
from cooperations.models import CooperationParty
from partners.models import organisation_ids
from portal.shared.tasks_waiting import WaitingEntry


def waiting_proposals(user: Any) -> list[WaitingEntry]:
    """Return the cooperations for which an organisation of ``user`` has not said yet whether it takes part."""
    own = organisation_ids(user)
    if not own:
        return []
    rows = (
        CooperationParty.objects.present()
        .filter(organisation__in=own, accepted_at=None, is_silenced=False, cooperation__state__in=OPEN_STATES)
        .select_related("cooperation__proposed_by")
        .order_by("since", "pk")
    )
    return [
        WaitingEntry(
            title=_title(row),
            url=reverse("cooperations:cooperation", args=[row.cooperation_id]),
            action=_("Read and answer"),
        )
        for row in rows
    ]


def _title(party: CooperationParty) -> str:
    names = {"name": party.cooperation.proposed_by.display_name, "title": party.cooperation.title}
    if party.cooperation.state == CooperationState.PROPOSED:
        return _("%(name)s proposes a cooperation: %(title)s") % names
    return _("You are asked to join a cooperation: %(title)s") % names
