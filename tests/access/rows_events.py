"""Who is answered what: events."""

from tests.access.identities import EMPLOYER, MINISTRY, MSO, Identity, World
from tests.access.matrix import Row, everybody, only, read_only
from tests.factories.events import EventFactory

PARTIES = EMPLOYER | MSO
GO_BETWEEN = frozenset({Identity.INTERMEDIARY})
STATES = ("idea", "planned", "announced", "held", "postponed")


def prepare(world: World) -> None:
    """Make one event in each state between employer and MSO, and some of others."""
    own = {"employer": world.employer, "mso": world.mso}
    for state in STATES:
        world.extra[f"{state}_event"] = EventFactory(state=state, **own)
    world.extra["public_event"] = EventFactory(state="announced", is_public=True)
    world.extra["foreign_event"] = EventFactory(state="announced")
    world.extra["foreign_idea_event"] = EventFactory(is_public=True)


def one(key: str, **values: object):
    """Return what names an event, and what further values the address takes."""
    return lambda world: {"pk": world.extra[f"{key}_event"].pk, **values}


ANONYMOUS_TOO = {Identity.ANONYMOUS: 404}
ROWS: list[Row] = [
    *read_only("events:event", {**only(PARTIES, 200), **ANONYMOUS_TOO}, one("idea"), case="idea"),
    *read_only(
        "events:event",
        {**only(PARTIES | GO_BETWEEN | MINISTRY, 200), **ANONYMOUS_TOO},
        one("announced"),
        case="announced",
    ),
    *read_only("events:event", everybody(200), one("public"), case="public"),
    *read_only("events:event", {**only(MINISTRY, 200), **ANONYMOUS_TOO}, one("foreign"), case="foreign"),
    *read_only("events:event", {**only((), 200), **ANONYMOUS_TOO}, one("foreign_idea"), case="foreign idea"),
]
