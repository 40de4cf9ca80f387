"""Who is answered what: handing over a board, organisations without a head."""

from tests.access.identities import EMPLOYER, MINISTRY, Identity, World
from tests.access.matrix import Row, form, only, read_only


def prepare(_world: World) -> None:
    """Nothing is needed beyond the world."""


def mso(world: World) -> dict[str, object]:
    """Name the MSO."""
    return {"slug": world.mso.slug}


def employer(world: World) -> dict[str, object]:
    """Name the employer."""
    return {"slug": world.employer.slug}


BOARD = {Identity.MSO_BOARD}
HEAD = EMPLOYER & {Identity.EMPLOYER_HEAD}

ROWS: list[Row] = [
    *form(
        "partners:handover",
        only(BOARD, 200),
        only(BOARD, 302),
        mso,
        data=lambda _world: {"step": "invite", "email": "nachfolge@example.org", "role": "board"},
        case="MSO",
    ),
    *form(
        "partners:handover",
        only(HEAD, 200),
        only(HEAD, 302),
        employer,
        data=lambda _world: {"step": "invite", "email": "nachfolge@example.org", "role": "owner"},
        case="employer",
    ),
    *read_only("partners:headless", only({Identity.INTERMEDIARY, *MINISTRY}, 200)),
]
