"""Who is answered what: events."""

from tests.access.identities import EMPLOYER, MINISTRY, MSO, SIGNED_IN, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, write_only
from tests.factories.events import EventFactory

PARTIES = EMPLOYER | MSO
GO_BETWEEN = frozenset({Identity.INTERMEDIARY})
ACTING = SIGNED_IN - {Identity.ADMINISTRATOR}
# Those who can stand on one of the two sides.
BEGINNING = PARTIES | {Identity.PARTNER_EDITOR, Identity.PARTNER_HEAD}
STATES = ("idea", "planned", "announced", "held", "postponed")


def prepare(world: World) -> None:
    """Make one event in each state between employer and MSO, and some of others."""
    own = {"employer": world.employer, "mso": world.mso}
    for state in STATES:
        world.extra[f"{state}_event"] = EventFactory(state=state, **own)
    world.extra["asked_event"] = EventFactory(**own)
    world.extra["asked_event"].parties.filter(organisation=world.mso).update(accepted_at=None)
    world.extra["public_event"] = EventFactory(state="announced", is_public=True)
    world.extra["foreign_event"] = EventFactory(state="announced")
    world.extra["foreign_idea_event"] = EventFactory(is_public=True)


def one(key: str, **values: object):
    """Return what names an event, and what further values the address takes."""
    return lambda world: {"pk": world.extra[f"{key}_event"].pk, **values}


ANONYMOUS_TOO = {Identity.ANONYMOUS: 404}
ROWS: list[Row] = [
    *read_only("events:events", only(ACTING, 200)),
    *read_only("events:public", everybody(200)),
    *form("events:event_new", only(BEGINNING, 200), only(BEGINNING, 422)),
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
    *form("events:event_edit", only(PARTIES, 200), only(PARTIES, 422), one("idea", section="basics")),
    *form("events:event_edit", only((), 200), only((), 422), one("idea", section="nothing"), case="unknown"),
    *form("events:event_date", only(PARTIES, 200), only(PARTIES, 422), one("planned")),
    *form("events:event_date", only((), 200), only((), 422), one("held"), case="over"),
    *form("events:event_step", only(PARTIES, 200), only(PARTIES, 302), one("planned", move="announce")),
    *form("events:event_step", only(PARTIES, 200), only(PARTIES, 422), one("announced", move="postpone"), case="later"),
    *form("events:event_step", only(PARTIES, 200), only(PARTIES, 422), one("postponed", move="cancel"), case="off"),
    *form("events:event_step", only((), 200), only((), 422), one("idea", move="hold"), case="unknown"),
    *write_only("events:event_held", only(PARTIES, 302), one("planned")),
    *form("events:event_invite", only(PARTIES, 200), only(PARTIES, 200), one("idea")),
    *form(
        "events:event_join", only(MSO, 200, others=404) | dict.fromkeys(EMPLOYER, 302), only(PARTIES, 302), one("asked")
    ),
    *form("events:event_leave", only(PARTIES, 200), only(PARTIES, 422), one("announced")),
    *(
        row
        for name, values in (
            ("edit", {"section": "basics"}),
            ("date", {}),
            ("step", {"move": "cancel"}),
            ("invite", {}),
            ("join", {}),
            ("leave", {}),
        )
        for row in form(f"events:event_{name}", only((), 200), only((), 200), one("foreign", **values), case="foreign")
    ),
    *write_only("events:event_held", only((), 302), one("foreign"), case="foreign"),
]
