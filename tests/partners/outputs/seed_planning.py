"""Markers in the events of employer and MSO: what they plan is read by nobody but those who hold the event."""

from events.models import Event, EventNeeds, Venue
from tests.access.identities import EMPLOYER, MINISTRY, MSO, Identity, World
from tests.factories.events import AgendaItemFactory, CostItemFactory
from tests.partners.outputs.markers import Marker, word

HOLDING = EMPLOYER | MSO
AREA = MINISTRY | {Identity.INTERMEDIARY}
EVERYBODY = frozenset(Identity)
# Who reads the title, who is asked or takes part, who takes part.
EVENTS = {
    "idea": (HOLDING, HOLDING, HOLDING),
    "announced": (HOLDING | AREA, HOLDING, HOLDING),
    "postponed": (HOLDING, HOLDING, HOLDING),
    "asked": (HOLDING, HOLDING, EMPLOYER),
    "foreign": (MINISTRY, frozenset(), frozenset()),
    "foreign_idea": (frozenset(), frozenset(), frozenset()),
    "public": (EVERYBODY, frozenset(), frozenset()),
}


def mark_planning(world: World) -> list[Marker]:
    """Write markers into titles, notes, links, programmes, costs, names, numbers and reasons."""
    markers = []

    def mark(what: str, seen_by: frozenset[Identity]) -> str:
        markers.append(word(f"planning {what}", frozenset(seen_by)))
        return str(markers[-1].value)

    for key, (readers, invited, inside) in EVENTS.items():
        event = world.extra[f"{key}_event"]
        Event.objects.filter(pk=event.pk).update(
            title=f"Titel {mark(f'{key} title', readers)}", group_note=mark(f"{key} group", invited)
        )
        Venue.objects.filter(event=event).update(
            is_online=True, online_link=f"https://example.org/{mark(f'{key} link', invited)}"
        )
        EventNeeds.objects.filter(event=event).update(
            topics_note=mark(f"{key} topics", invited),
            emergency_phone=mark(f"{key} phone", inside),
            trusted_person=mark(f"{key} trusted", inside),
            trusted_agreed=True,
        )
        AgendaItemFactory(event=event, who=mark(f"{key} agenda", invited))
        CostItemFactory(event=event, what=mark(f"{key} cost", inside))
        event.transitions.create(source="idea", target="planned", reason=mark(f"{key} reason", inside))
    return markers
