"""Events of the demo's employer and association in every state, made by the same verbs that people use."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cooperations.demo.silence import without_mails
from cooperations.enums.side import Side
from events.domain import planning
from events.enums.event import EventState, Section
from events.models import Event
from partners.enums import MeetingFormat
from partners.models import Organisation
from portal.accounts.models import User

# Title, formats, days from today, by the state at the end.
EVENTS: dict[str, tuple[str, list[str], int]] = {
    EventState.IDEA: ("Gemeinsam grillen im Stadtpark", [MeetingFormat.LEISURE], 0),
    EventState.PLANNED: ("Bewerbung leicht gemacht", [MeetingFormat.APPLICATION_TRAINING], 45),
    EventState.ANNOUNCED: ("Ausbildung für Ihr Kind: ein Abend für Eltern", [MeetingFormat.INFORMATION_EVENING], 24),
    EventState.HELD: ("Ein Tag in der Werkstatt", [MeetingFormat.COMPANY_VISIT, MeetingFormat.TASTER_SESSION], -9),
    EventState.CLOSED: ("Fragen an junge Kolleginnen", [MeetingFormat.PANEL_TALK], -120),
    EventState.POSTPONED: ("Acht Minuten für ein Kennenlernen", [MeetingFormat.SPEED_DATING], 12),
    EventState.CANCELLED: ("Mit dem Bus zu drei Betrieben", [MeetingFormat.BUS_TOUR], 30),
}
_SHORTEST_NOTICE = 20


class EventStory:
    """Tells how each event came about between an employer and an association, with one user on each side."""

    def __init__(self, employer: Organisation, association: Organisation, employed: User, board: User) -> None:
        self.employer, self.association = employer, association
        self.employed, self.board = employed, board

    def tell(self, state: str) -> Event:
        """Store the event that stands in ``state`` at the end."""
        title, formats, days = EVENTS[state]
        event = planning.begin_event(self.association, actor=self.board, title=title, formats=formats, side=Side.MSO)
        planning.invite_party(event, self.employer, Side.EMPLOYER, by=self.association, actor=self.board)
        if state != EventState.IDEA:
            self._plan(event, state, days)
        event.refresh_from_db()
        return event

    def _plan(self, event: Event, state: str, days: int) -> None:
        start = _evening(max(days, _SHORTEST_NOTICE))
        planning.move_event(event, start, start + timedelta(hours=2), actor=self.board)
        planning.answer_invitation(event, self.employer, accepts=True, actor=self.employed)
        self._write(event, Section.BASICS, target_groups=["parents", "young_people"])
        if state == EventState.PLANNED:
            return
        self._write(
            event,
            Section.PLACE,
            name="Haus der Begegnung",
            street="Beispielweg 4",
            postal_code=self.association.postal_code or "44137",
            room=f"Raum {list(EVENTS).index(state)}",
            transport="U-Bahn bis Beispielplatz, dann drei Minuten zu Fuß.",
            last_connection=time(22, 40),
            step_free=True,
            capacity=40,
        )
        self._write(
            event,
            Section.LANGUAGES,
            group_languages=["ar", "tr", "uk"],
            languages=["de"],
            interpreted=["ar"],
            interpreter="Ehrenamtliche des Vereins",
        )
        self._write(event, Section.PROGRAMME, agenda=_programme())
        self._write(
            event, Section.PUBLIC, is_public=True, summary="Wir zeigen, welche Wege es gibt, und hören Ihre Fragen."
        )
        planning.announce(event, actor=self.employed)
        self._afterwards(event, state, days)

    def _afterwards(self, event: Event, state: str, days: int) -> None:
        if state == EventState.POSTPONED:
            planning.postpone(event, actor=self.board, reason="Der Saal steht nach dem Regen unter Wasser.")
        elif state == EventState.CANCELLED:
            planning.cancel(event, actor=self.employed, reason="Der Bus ist ausgefallen, ein anderer war nicht frei.")
        elif days < 0:
            # Nobody can plan into the past: the demo lets time go by.
            start = _evening(days)
            Event.objects.filter(pk=event.pk).update(starts_at=start, ends_at=start + timedelta(hours=2))

    def _write(self, event: Event, section: Section, **changes: Any) -> None:
        values: Mapping[str, Any] = planning.section_values(event, section)
        planning.save_section(
            event, section, {**values, **changes}, base=planning.fingerprint(values), actor=self.board
        )


def store_events(employer: Organisation, association: Organisation, users: dict[str, User]) -> list[Event]:
    """Store one event in each state; nobody gets a mail about what is invented."""
    story = EventStory(employer, association, users["personalleitung@example.org"], users["vorstand@example.org"])
    with without_mails():
        events = [story.tell(state) for state in EVENTS]
        planning.hold_due(timezone.now())
        planning.close_due(timezone.now())
    for event in events:
        event.refresh_from_db()
    return events


def _evening(days: int) -> datetime:
    """Return six in the evening in Berlin, ``days`` from today."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(18)), timezone.get_default_timezone())


def _programme() -> list[dict[str, Any]]:
    parts = (
        (0, 20, "Ankommen, Tee und Gebäck"),
        (20, 40, "Auszubildende erzählen"),
        (60, 60, "Fragen in kleinen Gruppen"),
    )
    return [
        {"starts_after": after, "minutes": minutes, "title": title, "who": "", "party_id": None}
        for after, minutes, title in parts
    ]
