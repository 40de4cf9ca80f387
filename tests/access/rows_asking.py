"""Who is answered what: freshness mails, what was told by them, addresses that return mails."""

from partners.models import FreshnessAnswer
from portal.accounts.domain.signed_links import revoke_link
from portal.outbox.models import Bounce
from tests.access.identities import MINISTRY, MSO, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, write_only
from tests.factories.asking import asked


def prepare(world: World) -> None:
    """Ask the MSO by two mails, one of them revoked; add something told and a marked address."""
    first, world.extra["asking_token"] = asked(world.mso)
    revoked, world.extra["revoked_asking_token"] = asked(world.mso, address="alt@example.org")
    revoke_link(revoked.link)
    world.extra["answer"] = FreshnessAnswer.objects.create(organisation=world.mso, mail=first, kind="changed", text="x")
    Bounce.objects.create(digest="matrix", address="mara@example.org", status="5.1.1", is_permanent=True)


def token(world: World) -> dict[str, object]:
    """Name the link."""
    return {"token": world.extra["asking_token"]}


def token_and_mso(world: World) -> dict[str, object]:
    """Name the link and the MSO."""
    return {"token": world.extra["asking_token"], "slug": world.mso.slug}


def mso(world: World) -> dict[str, object]:
    """Name the MSO."""
    return {"slug": world.mso.slug}


def answer(world: World) -> dict[str, object]:
    """Name what was told to the MSO."""
    return {"slug": world.mso.slug, "pk": world.extra["answer"].pk}


DEALING = {*MSO, *MINISTRY, Identity.INTERMEDIARY}

ROWS: list[Row] = [
    *form(
        "partners:freshness",
        everybody(200),
        everybody(302),
        token,
        data=lambda world: {"organisation": world.mso.pk},
    ),
    *form(
        "partners:freshness",
        everybody(410),
        everybody(410),
        lambda world: {"token": world.extra["revoked_asking_token"]},
        case="revoked",
    ),
    *form("partners:freshness", everybody(404), everybody(404), lambda _world: {"token": "wrong"}, case="wrong"),
    *form(
        "partners:freshness_tell",
        everybody(200),
        everybody(302),
        token_and_mso,
        data=lambda _world: {"kind": "changed", "text": "New number"},
    ),
    *form(
        "partners:freshness_tell",
        everybody(404),
        everybody(404),
        lambda world: {"token": world.extra["asking_token"], "slug": world.employer.slug},
        case="not asked about",
    ),
    *read_only("partners:answers", only(DEALING, 200), mso),
    *write_only("partners:answer_settle", only(DEALING, 302), answer),
    *write_only(
        "partners:address_trust",
        only(MSO, 302),
        mso,
        data=lambda _world: {"address": "mara@example.org", "page": "contacts"},
    ),
]
