"""Organisations that are asked for a cooperation while nobody has an account who could answer."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperations.enums.cooperation import OPEN_STATES
from cooperations.models import CooperationParty
from partners.domain.handover.headless import headless_for
from partners.models import intermediary_ids, is_ministry
from portal.shared.tasks_waiting import WaitingEntry


def waiting_for_accounts(user: Any) -> list[WaitingEntry]:
    """Return one entry for all such organisations that ``user`` may invite somebody for. One query.

    Who asks them for what is not said: it is no business of those who help.
    """
    if not (is_ministry(user) or intermediary_ids(user)):
        return []
    asked = CooperationParty.objects.present().filter(
        accepted_at=None, is_silenced=False, cooperation__state__in=OPEN_STATES
    )
    number = headless_for(user).filter(pk__in=asked.values("organisation")).count()
    if not number:
        return []
    title = ngettext(
        "One organisation without account is asked for a cooperation",
        "%(number)d organisations without account are asked for a cooperation",
        number,
    )
    return [
        WaitingEntry(title=title % {"number": number}, url=reverse("partners:headless"), action=_("Invite somebody"))
    ]
