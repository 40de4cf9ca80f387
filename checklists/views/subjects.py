"""What a list belongs to, as its page shows it: name, address, the tabs around it, the other lists beside it."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.urls import reverse

from checklists.models import Checklist
from cooperations.views.cooperation_tabs import tabs_of as tabs_of_cooperation
from events.permissions.event import holding_parties_of
from events.views.event_tabs import tabs_of as tabs_of_event
from partners.models import Organisation

EVENT_TAB: Final = "checklists:event_list"
COOPERATION_TAB: Final = "checklists:cooperation_lists"


@dataclass(frozen=True)
class SubjectShown:
    """``is_private``: only people of one organisation see the list. ``host`` holds the event; the user acts for it."""

    name: str
    url: str
    tabs: list[Any] = field(default_factory=list)
    tabs_template: str = "events/event/_tabs.html"
    others: list[Checklist] = field(default_factory=list)
    is_private: bool = False
    host: Organisation | None = None


def subject_of(checklist: Checklist, user: Any) -> SubjectShown:
    """Return what is shown of the subject of ``checklist``, fetched ``with_subject``. One query for those of events."""
    if checklist.event is not None:
        event = checklist.event
        hosts = (each for each in holding_parties_of(user, event) if each.organisation_id == event.host_id)
        beside = Checklist.objects.filter(event=event).exclude(pk=checklist.pk).select_related("version")
        return SubjectShown(
            event.title,
            reverse("events:event", args=[event.pk]),
            tabs_of_event(event, user, EVENT_TAB),
            others=[*beside],
            host=next((each.organisation for each in hosts), None),
        )
    if checklist.cooperation is not None:
        return SubjectShown(
            checklist.cooperation.title,
            reverse(COOPERATION_TAB, args=[checklist.cooperation_id]),
            tabs_of_cooperation(checklist.cooperation, user, COOPERATION_TAB),
            "cooperations/cooperation/_tabs.html",
        )
    other: Any = checklist.about
    return SubjectShown(other.display_name, reverse("checklists:fit", args=[other.slug]), is_private=True)
