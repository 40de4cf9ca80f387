"""Who is answered what: timelines. Those who take part read them; whoever is only asked has the page itself."""

from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.access.matrix import Row, only, read_only
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory, EventPartyFactory, LessonFactory

HOLDING = EMPLOYER | MSO
TAKING_PART = HOLDING | {Identity.INTERMEDIARY}
NOBODY: frozenset = frozenset()


def prepare(world: World) -> None:
    """Make an event that is over and stands alone, one of a cooperation, and one of others."""
    own = {"employer": world.employer, "mso": world.mso}
    world.extra["told_event"] = told = EventFactory(state="held", **own)
    LessonFactory(event=told, organisation=world.mso)
    EventPartyFactory(event=told, organisation=world.centre, side="mediator")
    asked = EventFactory(**own)
    asked.parties.filter(organisation=world.mso).update(accepted_at=None)
    world.extra["told_asked_event"] = asked
    common = CooperationFactory(state="confirmed", **own)
    world.extra["told_cooperation"] = common
    world.extra["told_common_event"] = EventFactory(state="announced", cooperation=common, **own)
    world.extra["told_foreign_event"] = EventFactory(state="announced", is_public=True)
    world.extra["told_foreign_cooperation"] = CooperationFactory(state="confirmed")
    proposed = CooperationFactory(state="proposed", **own)
    world.extra["told_proposed_cooperation"] = proposed


def of(name: str):
    """Name a cooperation or an event."""
    return lambda world: {"pk": world.extra[f"told_{name}"].pk}


COOPERATION, EVENT = "events:cooperation_timeline", "events:event_timeline"
ROWS: list[Row] = [
    *read_only(COOPERATION, only(HOLDING, 200), of("cooperation"), case="confirmed"),
    *read_only(COOPERATION, only(EMPLOYER, 200), of("proposed_cooperation"), case="only asked"),
    *read_only(COOPERATION, only(NOBODY, 200), of("foreign_cooperation"), case="foreign"),
    *read_only(EVENT, only(TAKING_PART, 200), of("event"), case="alone"),
    *read_only(EVENT, only(HOLDING, 302), of("common_event"), case="of a cooperation"),
    *read_only(EVENT, only(EMPLOYER, 200), of("asked_event"), case="only asked"),
    *read_only(EVENT, only(NOBODY, 200), of("foreign_event"), case="foreign"),
]
