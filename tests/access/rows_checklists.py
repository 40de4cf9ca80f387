"""Who is answered what: checklists and the employers' self-check. Nobody but the employer's own people sees it."""

from django.utils import timezone

from tests.access.identities import EMPLOYER, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.checklists import self_check_of
from tests.factories.partners import EmployerProfileFactory


def prepare(world: World) -> None:
    """Add the employer's self-checks of two years, and one of an employer nobody here acts for."""
    year = timezone.localdate().year
    stranger = EmployerProfileFactory(organisation__name="Fremdbetrieb", organisation__slug="fremdbetrieb").organisation
    world.extra |= {
        "old_self_check": self_check_of(world.employer, year - 1, {"visible-outside": "Karriereseite"}),
        "self_check": self_check_of(world.employer, year),
        "foreign_self_check": self_check_of(stranger, year),
    }


def own(world: World) -> dict[str, object]:
    """Name the employer."""
    return {"slug": world.employer.slug}


def own_list(world: World) -> dict[str, object]:
    """Name the employer's self-check of last year."""
    return {"slug": world.employer.slug, "pk": world.extra["old_self_check"].pk}


def foreign_list(world: World) -> dict[str, object]:
    """Ask for the self-check of another employer under one's own name."""
    return {"slug": world.employer.slug, "pk": world.extra["foreign_self_check"].pk}


def stranger(_world: World) -> dict[str, object]:
    """Name another employer."""
    return {"slug": "fremdbetrieb"}


def mso(world: World) -> dict[str, object]:
    """Name an organisation that is no employer."""
    return {"slug": world.mso.slug}


def checklist(name: str = "self_check"):
    """Name a list."""
    return lambda world: {"pk": world.extra[name].pk}


def item(name: str = "self_check"):
    """Name a question of a list."""
    return lambda world: {"pk": world.extra[name].pk, "key": "flexible-hours"}


ANSWER = {"state": "done", "note": "Ja", "revision": "0"}
NOBODY: frozenset = frozenset()

ROWS: list[Row] = [
    *read_only("checklists:self_check", only(EMPLOYER, 302)),
    *read_only("checklists:self_check_of", only(EMPLOYER, 200), own),
    *read_only("checklists:self_check_of", only(NOBODY, 404), stranger, case="foreign"),
    *read_only("checklists:self_check_of", only(NOBODY, 404), mso, case="no employer"),
    *write_only("checklists:self_check_begin", only(EMPLOYER, 302), own),
    *write_only("checklists:self_check_begin", only(NOBODY, 404), stranger, case="foreign"),
    *read_only("checklists:self_check_list", only(EMPLOYER, 200), own_list),
    *read_only("checklists:self_check_list", only(NOBODY, 404), foreign_list, case="foreign"),
    *read_only("checklists:history", only(EMPLOYER, 200), checklist()),
    *read_only("checklists:history", only(NOBODY, 404), checklist("foreign_self_check"), case="foreign"),
    *write_only("checklists:newer_version", only(EMPLOYER, 302), checklist()),
    *write_only("checklists:newer_version", only(NOBODY, 404), checklist("foreign_self_check"), case="foreign"),
    *form("checklists:item", only(EMPLOYER, 200), only(EMPLOYER, 302), item(), data=lambda _world: ANSWER),
    *form(
        "checklists:item",
        only(NOBODY, 404),
        only(NOBODY, 404),
        item("foreign_self_check"),
        data=lambda _world: ANSWER,
        case="foreign",
    ),
]
