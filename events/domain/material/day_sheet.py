"""The sheet for the day, for those who take part: it has a phone number and names, so it is never for guests."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from events.domain.planning.words import in_berlin, when, where
from events.enums.event import Food
from events.models import AgendaItem, Event
from events.permissions.event import present_parties
from events.permissions.material import can_see_material
from events.renderers.day_sheet import DayFact, DayItem, DayPart, DaySheetData, day_sheet_assets, day_sheet_html
from partners.enums import Language
from portal.printing.domain.printouts import request_printout
from portal.printing.models import Printout
from portal.printing.registry import register_printer
from portal.shared.addresses import absolute_url
from portal.shared.listing import listed

KIND: Final = "events.day_sheet"
# It can be printed anew at any time, and names people: the file is gone on the next day.
KEEP_DAYS: Final = 1

# What is to be done on the day, told by apps above. Called with the event; words in the active language.
ItemsOf = Callable[[Event], Sequence[DayItem]]
DAY_ITEMS: list[ItemsOf] = []


def register_day_sheet_printer() -> None:
    """Say how the sheet is printed; asked twice it is done once."""
    register_printer(KIND, day_sheet_html, day_sheet_assets, keep_days=KEEP_DAYS)


def print_day_sheet(event: Event, *, actor: Any) -> Printout:
    """Return the printout of the sheet in the language of the page. ``event`` comes with sections and parties.

    Raises ``PermissionDenied`` for those who do not take part.
    """
    if not can_see_material(actor, event):
        raise PermissionDenied
    return request_printout(KIND, day_sheet(event).to_json(), owner=actor)


def day_sheet(event: Event) -> DaySheetData:
    """Return what stands on the sheet, in the active language. One query, and those of ``DAY_ITEMS``."""
    needs = event.needs
    call = " · ".join(filter(None, (needs.emergency_name, needs.emergency_phone)))
    return DaySheetData(
        title=event.title,
        when=when(event),
        parties=tuple(party.organisation.name for party in present_parties(event) if party.accepted_at is not None),
        day=timezone.localdate(),
        feedback=absolute_url(reverse("events:feedback", args=[event.feedback_code])),
        urgent=_told((_("Whom to call on the day"), call)),
        facts=_facts(event),
        programme=tuple(_part(event.starts_at, item) for item in event.agenda.all()) if event.starts_at else (),
        items=tuple(item for items_of in DAY_ITEMS for item in items_of(event)),
        language=translation.get_language() or "de",
    )


def _facts(event: Event) -> tuple[DayFact, ...]:
    needs, venue = event.needs, event.venue
    expected = event.registration.expected
    return _told(
        (_("Place"), where(venue)),
        (_("Link for taking part online"), venue.online_link),
        (_("From when is the room open for those who help?"), _clock(needs.access_from)),
        (_("Meeting point"), needs.meeting_point),
        (_("Person of trust from the association"), needs.trusted_person if needs.trusted_agreed else ""),
        (_("Expected"), "" if expected is None else str(expected)),
        (_("Languages of the event"), _languages(needs.languages)),
        (_("Somebody interprets into"), _languages(needs.interpreted)),
        (_("Who interprets?"), needs.interpreter),
        (_("Food and drink"), listed(str(Food(each).label) for each in needs.food)),
        (_("Is there child care?"), _yes_or_no(needs.child_care)),
        (_("Can it be reached without steps?"), _yes_or_no(venue.step_free)),
        (_("Bus and train"), venue.transport),
        (_("The last part on foot"), venue.on_foot),
        (_("Last bus or train home"), _clock(venue.last_connection)),
        (_("We bring guests home afterwards"), _yes_or_no(venue.ride_home or None)),
    )


def _told(*facts: tuple[str, str]) -> tuple[DayFact, ...]:
    return tuple(DayFact(label=label, text=text) for label, text in facts if text)


def _part(starts_at: datetime, item: AgendaItem) -> DayPart:
    first = in_berlin(starts_at)
    start = in_berlin(starts_at + timedelta(minutes=item.starts_after))
    end = start + timedelta(minutes=item.minutes)
    day = "" if start.date() == first.date() else f"{date_format(start, 'D')} "
    return DayPart(time=f"{day}{time_format(start)} – {time_format(in_berlin(end))}", title=item.title, who=item.who)


def _clock(time: Any) -> str:
    return time_format(time) if time else ""


def _languages(codes: Sequence[str]) -> str:
    return listed(str(Language(code).label) for code in codes)


def _yes_or_no(value: bool | None) -> str:  # noqa: FBT001 -- what people said
    return "" if value is None else _("yes") if value else _("no")
