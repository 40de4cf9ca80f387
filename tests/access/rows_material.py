"""Who is answered what: invitations, the page for guests, calendar files and addresses."""

from events.domain.calendar_files.feeds import issue_feed
from events.domain.material.making import make_invitations
from events.enums.material import GuestLanguage, MaterialKind
from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, signed_in
from tests.factories.events import CalendarFeedFactory, EventFactory

PARTIES = EMPLOYER | MSO


def prepare(world: World) -> None:
    """Announce an event of the employer and the MSO with a flyer, and another one of others; make an address."""
    head = world.users[Identity.EMPLOYER_HEAD]
    own = EventFactory(state="announced", employer=world.employer, mso=world.mso)
    make_invitations(own, MaterialKind.FLYER, [GuestLanguage.AR], actor=head)
    world.extra["material_event"] = own
    world.extra["foreign_material_event"] = EventFactory(state="announced", is_public=True)
    world.extra["idea_material_event"] = EventFactory(employer=world.employer, mso=world.mso)
    world.extra["feed"], world.extra["feed_token"] = issue_feed(actor=head, organisation=world.employer)
    world.extra["foreign_feed"] = CalendarFeedFactory()


def own(world: World) -> dict[str, object]:
    """Name the event of the employer and the MSO."""
    return {"pk": world.extra["material_event"].pk}


def foreign(world: World) -> dict[str, object]:
    """Name the event of others."""
    return {"pk": world.extra["foreign_material_event"].pk}


def flyer(chosen=own, language="ar"):
    """Return what names a file of a flyer."""
    return lambda world: {**chosen(world), "kind": "flyer", "language": language, "form": "pdf"}


def code(key="material_event"):
    """Return what names an event by its code."""
    return lambda world: {"code": world.extra[key].code}


def paper(chosen=own, name="einwilligung", language="ti"):
    """Return what names a paper for guests."""
    return lambda world: {**chosen(world), "paper": name, "language": language}


def made(_world: World) -> dict[str, object]:
    """Ask for a flyer."""
    return {"kind": "flyer", "language": ["ar"]}


ROWS: list[Row] = [
    *form("events:material", only(PARTIES, 200), only(PARTIES, 302), own, data=made),
    *form("events:material", only((), 200), only((), 302), foreign, data=made, case="foreign"),
    *form("events:invitation_file", only(PARTIES, 200), only(PARTIES, 302), flyer()),
    *form("events:invitation_file", only((), 200), only((), 302), flyer(own, "ti"), case="not made"),
    *form("events:invitation_file", only((), 200), only((), 302), flyer(foreign), case="foreign"),
    *form("events:day_sheet", only(PARTIES, 200), only(PARTIES, 302), own),
    *form("events:day_sheet", only((), 200), only((), 302), foreign, case="foreign"),
    *form("events:guest_paper", only(PARTIES, 200), only(PARTIES, 302), paper()),
    *form("events:guest_paper", only((), 200), only((), 302), paper(own, "anderes"), case="unknown"),
    *form("events:guest_paper", only((), 200), only((), 302), paper(foreign), case="foreign"),
    *read_only("events:event_calendar", only(PARTIES, 200), own),
    *read_only("events:event_calendar", only((), 200), foreign, case="foreign"),
    *read_only("events:by_code", everybody(200), code()),
    *read_only("events:by_code", everybody(404), code("idea_material_event"), case="idea"),
    *read_only("events:by_code_calendar", everybody(200), code()),
    *read_only("events:by_code_calendar", everybody(404), code("idea_material_event"), case="idea"),
    *read_only("events:by_code_flyer", everybody(404), code(), case="not printed yet"),
    *form("events:feeds", signed_in(200), signed_in(200), data=lambda _world: {"owner": "own"}),
    Row("events:feeds", "post", only(EMPLOYER, 302), data=lambda w: {"close": w.extra["feed"].pk}, case="close"),
    Row("events:feeds", "post", only((), 302), data=lambda w: {"close": w.extra["foreign_feed"].pk}, case="foreign"),
    *read_only("events:feed", everybody(200), lambda world: {"token": world.extra["feed_token"]}),
    *read_only("events:feed", everybody(404), lambda _world: {"token": "falsch"}, case="wrong"),
]
