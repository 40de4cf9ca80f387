"""Who is answered what: giving and taking between the MSO and the employer of the world."""

from tests.access.identities import EMPLOYER, MINISTRY, MSO, Identity, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.giving import NeedFactory, OfferFactory, SupportFactory

TAKING_PART = EMPLOYER | MSO | {Identity.INTERMEDIARY}


def prepare(world: World) -> None:
    """Let the MSO need and the employer offer the same in one district, and write down support."""
    world.extra["need"] = NeedFactory(organisation=world.mso)
    world.employer.district = world.district
    world.employer.save()
    world.extra["offer"] = OfferFactory(organisation=world.employer)
    world.extra["support"] = SupportFactory(giver=world.employer, receiver=world.mso)


def pk_of(name: str):
    """Return a function that names a thing of the world."""
    return lambda world: {"pk": world.extra[name].pk}


def match(side: str):
    """Return a function that names the match from one side."""
    return lambda world: {"need": world.extra["need"].pk, "offer": world.extra["offer"].pk, "side": side}


def answer(_world: World) -> dict[str, object]:
    """Say that a match is of interest."""
    return {"answer": "interested"}


ROWS: list[Row] = [
    *read_only("cooperations:giving", only(TAKING_PART | MINISTRY, 200)),
    *form("cooperations:need_add", only(MSO, 200), only(MSO, 200)),
    *form("cooperations:need_edit", only(MSO, 200), only(MSO, 200), pk_of("need")),
    *write_only("cooperations:need_close", only(MSO, 302), pk_of("need")),
    *form("cooperations:offer_add", only(EMPLOYER, 200), only(EMPLOYER, 200)),
    *form("cooperations:offer_edit", only(EMPLOYER, 200), only(EMPLOYER, 200), pk_of("offer")),
    *write_only("cooperations:offer_close", only(EMPLOYER, 302), pk_of("offer")),
    *write_only("cooperations:match_answer", only(MSO, 302), match("needs"), data=answer, case="needs"),
    *write_only("cooperations:match_answer", only(EMPLOYER, 302), match("offers"), data=answer, case="offers"),
    *form(
        "cooperations:support_add",
        only(EMPLOYER, 200),
        only(EMPLOYER, 200),
        lambda world: {"slug": world.mso.slug},
        case="with the MSO",
    ),
    *form(
        "cooperations:support_add",
        only(MSO, 200),
        only(MSO, 200),
        lambda world: {"slug": world.employer.slug},
        case="with the employer",
    ),
    *write_only("cooperations:support_confirm", only(MSO, 302), pk_of("support")),
    *write_only("cooperations:support_refuse", only(MSO, 302), pk_of("support")),
    *write_only("cooperations:support_remove", only(EMPLOYER, 302), pk_of("support")),
]
