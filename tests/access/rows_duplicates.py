"""Who is answered what: duplicates and merging. The ministry decides, intermediaries suggest."""

from partners.domain.merging import merge_organisations
from partners.models import DuplicateSuspect, Organisation
from tests.access.identities import MINISTRY, Identity, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.partners import OrganisationFactory

SUGGESTING = {*MINISTRY, Identity.INTERMEDIARY}


def prepare(world: World) -> None:
    """Add a second entry of the MSO, the pair of both, and a merge."""
    twin = OrganisationFactory(name="Musterverein Zwilling", slug="musterverein-zwilling")
    pair = DuplicateSuspect.objects.create(one=world.mso, other=twin, score=80)
    source, target = OrganisationFactory(slug="aufgegangen"), OrganisationFactory(slug="geblieben")
    merge = merge_organisations(source, target, actor=world.users[Identity.MINISTRY_LEAD], reason="dasselbe")
    world.extra |= {"twin": twin, "pair": pair, "merge": merge}


def mso(world: World) -> dict[str, object]:
    """Name the MSO."""
    return {"slug": world.mso.slug}


def both(world: World) -> dict[str, object]:
    """Name the MSO and its second entry."""
    return {"slug": world.mso.slug, "other": world.extra["twin"].slug}


def pair(world: World) -> dict[str, object]:
    """Name the pair."""
    return {"pk": world.extra["pair"].pk}


def merge(world: World) -> dict[str, object]:
    """Name the merge."""
    return {"pk": world.extra["merge"].pk}


def reason(world: World) -> dict[str, object]:
    """Send a reason and what was seen."""
    sides = Organisation.objects.filter(pk__in=(world.mso.pk, world.extra["twin"].pk))
    return {"reason": "dasselbe", **{f"seen-{each.pk}": each.updated_at.isoformat() for each in sides}}


def suggestion(world: World) -> dict[str, object]:
    """Name the second entry."""
    return {"q": "Zwilling", "other": world.extra["twin"].slug}


ROWS: list[Row] = [
    *read_only("partners:duplicates", only(MINISTRY, 200)),
    *write_only("partners:duplicate_dismiss", only(MINISTRY, 302), pair),
    *form("partners:merge", only(MINISTRY, 200), only(MINISTRY, 302), both, data=reason),
    *form("partners:merge_undo", only(MINISTRY, 200), only(MINISTRY, 302), merge, data=lambda _world: {"reason": "x"}),
    *form("partners:duplicate_suggest", only(SUGGESTING, 200), only(SUGGESTING, 302), mso, data=suggestion),
]
