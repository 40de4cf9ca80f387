"""Who is answered what: guests of events, and what is kept after them."""

from datetime import timedelta

from django.utils import timezone

from events.domain.registration.guest_mails import PURPOSE
from portal.accounts.domain.signed_links import issue_link
from tests.access.identities import EMPLOYER, MINISTRY, MSO, World
from tests.access.matrix import Row, everybody, form, only, read_only
from tests.factories.events import EventFactory, MediaConsentFactory, PressItemFactory, QuoteFactory, SignUpFactory

PARTIES = EMPLOYER | MSO
SECTIONS = ("zahlen", "gelernt", "rueckmeldungen", "zitate", "einwilligungen", "presse")


def prepare(world: World) -> None:
    """Hold an event between employer and MSO, announce one with sign-up, hold one of others."""
    own = {"employer": world.employer, "mso": world.mso}
    sign_up = {"mode": "sign_up", "keeper": world.mso, "capacity": 20}
    coming = EventFactory(state="announced", is_public=True, registration=sign_up, **own)
    held = EventFactory(state="held", starts_at=timezone.now() - timedelta(hours=5), **own)
    link, world.extra["guest_token"] = issue_link(PURPOSE, timedelta(days=1))
    SignUpFactory(event=coming, link=link)
    world.extra["held_record"] = {
        "zitate": QuoteFactory(event=held, recorded_for=world.mso, recorded_by=None).pk,
        "einwilligungen": MediaConsentFactory(event=held, recorded_for=world.mso).pk,
        "presse": PressItemFactory(event=held).pk,
    }
    world.extra |= {"guests_event": coming, "kept_event": held, "others_event": EventFactory(state="held")}


def one(key: str, **values: object):
    """Name an event, and what further values the address takes."""
    return lambda world: {"pk": world.extra[f"{key}_event"].pk, **values}


def record(section: str):
    """Name a record of the MSO."""
    return lambda world: {**one("kept", section=section)(world), "row": world.extra["held_record"][section]}


def quote(world: World) -> dict[str, object]:
    """Name the quote of the MSO."""
    return {**one("kept")(world), "row": world.extra["held_record"]["zitate"]}


def code(world: World) -> dict[str, object]:
    """Name the event by the code on its flyer."""
    return {"code": world.extra["guests_event"].code}


def guest(world: World) -> dict[str, object]:
    """Name the sign-up of a guest."""
    return {**code(world), "token": world.extra["guest_token"]}


def feedback(world: World) -> dict[str, object]:
    """Name the questions about the event that was held."""
    return {"code": world.extra["kept_event"].feedback_code}


ROWS: list[Row] = [
    *form("events:registration", only(PARTIES, 200), only(PARTIES, 302), one("guests"), data=lambda _: {"expected": 9}),
    *form(
        "events:arrangement",
        only(PARTIES, 200),
        only(PARTIES, 302),
        one("kept"),
        data=lambda _: {"capacity": 40, "mode": "counts"},
    ),
    *form("events:registration", only((), 200), only((), 200), one("others"), case="others"),
    *form("events:arrangement", only((), 200), only((), 200), one("others"), case="others"),
    *form("events:sign_up", everybody(200), everybody(200), code),
    *form("events:cancel_sign_up", everybody(200), everybody(200), guest),
    *form("events:cancel_sign_up", everybody(410), everybody(410), lambda w: {**code(w), "token": "x"}, case="unknown"),
    *form("events:feedback", everybody(200), everybody(200), feedback),
    *form("events:after", only(PARTIES, 200), only(PARTIES, 200), one("kept")),
    *form("events:after", only((), 200), only((), 200), one("others"), case="others"),
    *(
        row
        for section in SECTIONS
        for row in form(
            "events:after_section",
            only(PARTIES, 200),
            only(PARTIES if section != "rueckmeldungen" else (), 200),
            one("kept", section=section),
            case=section,
        )
    ),
    *form("events:after_section", only((), 200), only((), 200), one("kept", section="x"), case="no section"),
    *form("events:withdraw", only(MSO, 200), only(MSO, 302), record("zitate"), case="quote"),
    *form("events:withdraw", only(MSO, 200), only(MSO, 302), record("einwilligungen"), case="consent"),
    *form("events:withdraw", only(PARTIES, 200), only(PARTIES, 302), record("presse"), case="press"),
    *form("events:release", only(MSO, 200), only(MSO, 302), quote),
    *read_only("events:feedback_code", only(PARTIES, 200), one("kept")),
    *read_only("events:numbers", only(MINISTRY, 200)),
]
