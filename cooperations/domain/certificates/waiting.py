"""Papers that MSOs have asked for, for those who can issue them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperations.enums.side import Side
from cooperations.models import CertificateWish, CooperationParty
from partners.models.acting import acting_for
from portal.shared.tasks_waiting import WaitingEntry


def waiting_certificates(user: Any) -> list[WaitingEntry]:
    """Return the open wishes to employers that ``user`` heads. One query at most."""
    headed = [each.organisation_id for each in acting_for(user) if each.is_owner]
    if not headed:
        return []
    parties = CooperationParty.objects.present().filter(
        organisation__in=headed, side=Side.EMPLOYER, accepted_at__isnull=False
    )
    wishes = CertificateWish.objects.open().filter(cooperation__in=parties.values("cooperation"))
    return [
        WaitingEntry(
            title=_("%(name)s asks for: %(kind)s")
            % {"name": each.organisation.display_name, "kind": each.get_kind_display()},
            url=reverse("cooperations:certificates", args=[each.cooperation_id]),
            action=_("Look at the wish"),
        )
        for each in wishes.select_related("organisation")
    ]
