"""What waits for the ministry: pairs nobody has decided about."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.models import DuplicateSuspect
from partners.permissions import can_see_duplicates
from portal.shared.tasks_waiting import WaitingEntry


def waiting_for_the_ministry(user: Any) -> list[WaitingEntry]:
    """Return one entry for all open pairs together. One query for the ministry, none for others."""
    if not can_see_duplicates(user):
        return []
    number = DuplicateSuspect.objects.waiting().count()
    if not number:
        return []
    title = ngettext(
        "One pair of entries may be the same organisation",
        "%(number)s pairs of entries may be the same organisation",
        number,
    ) % {"number": number}
    return [WaitingEntry(title=title, url=reverse("partners:duplicates"), action=_("Look at duplicates"))]
