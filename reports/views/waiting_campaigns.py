"""What waits for the ministry while partners write: deadlines ahead, and who is late."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shared.tasks_waiting import WaitingEntry
from reports.domain.campaign import LATE
from reports.domain.campaign_waiting import running_campaigns
from reports.permissions import can_manage_period


def waiting_campaigns(user: Any) -> list[WaitingEntry]:
    """Return one entry for each campaign whose deadline is near or over. Three queries, none for others."""
    if not can_manage_period(user):
        return []
    today = timezone.localdate()
    entries = []
    for each in running_campaigns():
        title = _("Reports %(year)d") % {"year": each.period.year}
        url = reverse("reports:period", args=[each.period.year])
        if late := each.late(today):
            detail = ngettext("%(count)d partner is late.", "%(count)d partners are late.", len(late))
            url, action, due, count = f"{url}?state={LATE}", _("See who is late"), min(late), len(late)
        elif soon := each.soon(today):
            detail = ngettext(
                "%(count)d partner has not submitted yet.", "%(count)d partners have not submitted yet.", len(soon)
            )
            action, due, count = _("See where they stand"), min(soon), len(soon)
        else:
            continue
        entries.append(WaitingEntry(title, url, action, due, detail % {"count": count}))
    return entries
