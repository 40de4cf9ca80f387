"""Who is answered what: cooperations and their agreements."""

from django.utils import timezone

from tests.access.identities import EMPLOYER, MINISTRY, MSO, SIGNED_IN, Identity, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.cooperation import AgreedTaskFactory, CooperationFactory, CooperationPartyFactory

PARTIES = EMPLOYER | MSO
GO_BETWEEN = frozenset({Identity.INTERMEDIARY})
ACTING = SIGNED_IN - {Identity.ADMINISTRATOR}
# Those who can stand on one of the two sides.
PROPOSING = PARTIES | {Identity.PARTNER_EDITOR, Identity.PARTNER_HEAD}


def prepare(world: World) -> None:
    """Make one cooperation of each kind between employer and MSO, with the centre between them, and one of others."""
    own = {"employer": world.employer, "mso": world.mso}
    for state in ("proposed", "in_talks", "confirmed"):
        world.extra[f"{state}_cooperation"] = cooperation = CooperationFactory(state=state, **own)
        CooperationPartyFactory(
            cooperation=cooperation, organisation=world.centre, side="mediator", accepted_at=timezone.now()
        )
    # Others of the same side, so that one may leave.
    for organisation_side in ("employer", "mso"):
        CooperationPartyFactory(
            cooperation=world.extra["in_talks_cooperation"],
            side=organisation_side,
            organisation__roles=[organisation_side],
        )
    world.extra["foreign_cooperation"] = CooperationFactory(state="confirmed")
    for key in ("confirmed_cooperation", "foreign_cooperation"):
        cooperation = world.extra[key]
        world.extra[f"{key}_task"] = AgreedTaskFactory(cooperation=cooperation, version=cooperation.valid_version)
    # One that an employer proposed who is blocked.
    world.extra["silenced_cooperation"] = CooperationFactory(state="proposed", **own)
    world.extra["silenced_cooperation"].parties.filter(organisation=world.mso).update(is_silenced=True)


def one(key: str, **values: object):
    """Return what names a cooperation, and what further values the address takes."""
    return lambda world: {"pk": world.extra[f"{key}_cooperation"].pk, **values}


def task(key: str):
    """Return what names an agreed task."""
    return lambda world: {
        "pk": world.extra[f"{key}_cooperation"].pk,
        "task_pk": world.extra[f"{key}_cooperation_task"].pk,
    }


SEEING = PARTIES | GO_BETWEEN | MINISTRY
READING = PARTIES | GO_BETWEEN
ROWS: list[Row] = [
    *read_only("cooperations:cooperations", only(ACTING, 200)),
    *form("cooperations:cooperation_new", only(PROPOSING, 200), only(PROPOSING, 200)),
    *read_only("cooperations:cooperation", only(SEEING, 200), one("proposed"), case="proposed"),
    *read_only("cooperations:cooperation", only(SEEING, 200), one("confirmed"), case="confirmed"),
    *read_only("cooperations:cooperation", only(MINISTRY, 200), one("foreign"), case="foreign"),
    *read_only("cooperations:cooperation", only(EMPLOYER | MINISTRY, 200), one("silenced"), case="blocked"),
    *write_only("cooperations:take_part", only(READING, 302), one("proposed"), case="proposed"),
    *write_only("cooperations:take_part", only((), 302), one("foreign"), case="foreign"),
    *write_only("cooperations:take_part", only(EMPLOYER, 302), one("silenced"), case="blocked"),
    *form(
        "cooperations:cooperation_decline", only(MSO | GO_BETWEEN, 200), only(MSO | GO_BETWEEN, 422), one("proposed")
    ),
    *form("cooperations:cooperation_withdraw", only(EMPLOYER, 200), only(EMPLOYER, 422), one("proposed")),
    *form("cooperations:cooperation_end", only(PARTIES, 200), only(PARTIES, 422), one("confirmed")),
    *form("cooperations:cooperation_leave", only(READING, 200), only(READING, 422), one("in_talks")),
    *form("cooperations:cooperation_invite", only(PARTIES, 200), only(PARTIES, 200), one("in_talks")),
    *(
        row
        for name in ("decline", "withdraw", "end", "leave", "invite")
        for row in form(
            f"cooperations:cooperation_{name}", only((), 200), only((), 200), one("foreign"), case="foreign"
        )
    ),
    *write_only("cooperations:agreed_task", only(PARTIES, 302), task("confirmed")),
    *write_only("cooperations:agreed_task", only((), 302), task("foreign"), case="foreign"),
    *read_only("cooperations:agreement", only(READING, 200), one("in_talks")),
    *read_only("cooperations:agreement", only((), 200), one("foreign"), case="foreign"),
    *read_only("cooperations:agreement", only((), 200), one("proposed"), case="proposed"),
    *form("cooperations:agreement_edit", only(PARTIES, 200), only(PARTIES, 302), one("in_talks", section="ziele")),
    *form("cooperations:agreement_edit", only((), 200), only((), 302), one("foreign", section="ziele"), case="foreign"),
    *write_only("cooperations:agreement_read", only(READING, 302), one("in_talks")),
    *write_only("cooperations:agreement_read", only((), 302), one("foreign"), case="foreign"),
    *read_only("cooperations:agreement_version", only(READING, 200), one("confirmed", number=1)),
    *read_only("cooperations:agreement_version", only((), 200), one("foreign", number=1), case="foreign"),
]
