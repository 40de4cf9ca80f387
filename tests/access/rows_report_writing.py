"""Who is answered what: pictures of reports, saving while typing, proposals."""

from tests.access.identities import MINISTRY, PARTNER, Identity, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.reports import AttachmentFactory, ReportFactory, ReportingPeriodFactory

YEAR = 2091


def prepare(world: World) -> None:
    """Add a draft of the partner and a submitted report of another, each with a picture."""
    period = ReportingPeriodFactory(year=YEAR)
    world.extra["written"] = AttachmentFactory(
        report=ReportFactory(period=period, organisation=world.partner, texts={1: "Entwurf"})
    )
    world.extra["handed_in"] = AttachmentFactory(
        report=ReportFactory(period=period, texts={1: "Ein Text."}), submitted=True
    )


def of(which: str, **more: object):
    """Return a function that names a report."""
    return lambda world: {"pk": world.extra[which].report_id, **more}


def picture(which: str):
    """Return a function that names a picture."""
    return lambda world: {"pk": world.extra[which].report_id, "number": world.extra[which].pk}


# The script of the editor asks; it is told in words that somebody is signed out.
TYPING = {**only(PARTNER, 200), Identity.ANONYMOUS: 401}

ROWS: list[Row] = [
    *write_only(
        "reports:contribution_autosave",
        TYPING,
        lambda world: {"pk": world.extra["written"].report_id, "number": 2},
        data=lambda _world: {"text": "Neu", "revision": 0},
    ),
    *write_only(
        "reports:contribution_autosave",
        {**only(set(), 200), Identity.ANONYMOUS: 401},
        lambda world: {"pk": world.extra["handed_in"].report_id, "number": 1},
        case="another partner's",
    ),
    *form("reports:attachments", only(PARTNER, 200), only(PARTNER, 422), of("written")),
    *form("reports:attachments", only(MINISTRY, 200), only(set(), 200), of("handed_in"), case="another partner's"),
    *form(
        "reports:attachment",
        only(PARTNER, 200),
        only(PARTNER, 302),
        picture("written"),
        data=lambda _world: {"alt": "a"},
    ),
    *form("reports:attachment", only(set(), 200), only(set(), 200), picture("handed_in"), case="another partner's"),
    *read_only("reports:attachment_file", only(PARTNER, 200), picture("written")),
    *read_only("reports:attachment_file", only(MINISTRY, 200), picture("handed_in"), case="another partner's"),
    *write_only("reports:attachment_remove", only(PARTNER, 302), picture("written")),
    *write_only("reports:attachment_remove", only(set(), 302), picture("handed_in"), case="another partner's"),
]
