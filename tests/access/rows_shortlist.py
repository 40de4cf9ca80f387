"""Who is answered what: shortlist and comparison. Everybody has a list of their own, visitors in their session."""

from tests.access.identities import Identity, World
from tests.access.matrix import Row, everybody, only, read_only, signed_in, write_only
from tests.factories.partners import OrganisationFactory, ShortlistEntryFactory

REMEMBERING = {Identity.EMPLOYER_EDITOR}


def prepare(world: World) -> None:
    """Let the employer's editor remember the MSO, and add an entry nobody sees."""
    ShortlistEntryFactory(user=world.users[Identity.EMPLOYER_EDITOR], organisation=world.mso, note="private")
    world.extra["hidden"] = OrganisationFactory(name="Archived", slug="archiviert", state="archived")


def mso(world: World) -> dict[str, object]:
    """Name the MSO."""
    return {"slug": world.mso.slug}


def hidden(world: World) -> dict[str, object]:
    """Name the archived organisation."""
    return {"slug": world.extra["hidden"].slug}


def two(world: World) -> dict[str, object]:
    """Choose two organisations."""
    return {"org": [world.mso.slug, world.employer.slug]}


ROWS: list[Row] = [
    *read_only("partners:shortlist", everybody(200)),
    *write_only("partners:shortlist_add", everybody(302), mso),
    *write_only("partners:shortlist_add", everybody(404), hidden, case="archived"),
    *write_only("partners:shortlist_remove", everybody(302), mso),
    *write_only("partners:shortlist_remove", everybody(404), hidden, case="archived"),
    *write_only("partners:shortlist_note", only(REMEMBERING, 302), mso, data=lambda _world: {"note": "x"}),
    *write_only("partners:shortlist_share", only(REMEMBERING, 302), mso),
    *write_only(
        "partners:shortlist_share",
        signed_in(404),
        mso,
        data=lambda world: {"colleagues": world.ministry.pk + 1000},
        case="with strangers",
    ),
    *read_only("partners:compare", everybody(200), data=two),
]
