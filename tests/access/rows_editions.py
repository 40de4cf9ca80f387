"""Who is answered what: editions of the brochure."""

from reports.domain.attachments import keep_picture
from reports.domain.build_files import request_files
from reports.domain.builds import request_brochure
from reports.domain.editions import begin_correction, publish_edition, release_edition
from reports.domain.errata import add_erratum
from reports.models import EditionPicture
from tests.access.identities import MINISTRY, Identity, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.reports import (
    EditionFactory,
    EditionTextFactory,
    ReportFactory,
    ReportingPeriodFactory,
    make_ready,
    small_picture,
)

YEAR = 2097


def prepare(world: World) -> None:
    """Add a published edition with its files, and the one that corrects it."""
    period = ReportingPeriodFactory(year=YEAR, state="in_review")
    ReportFactory(period=period, state="released")
    edition = EditionFactory(period=period)
    editor, lead = world.users[Identity.MINISTRY_EDITOR], world.users[Identity.MINISTRY_LEAD]
    build = make_ready(request_brochure(edition, actor=editor))
    release_edition(edition, actor=lead)
    publish_edition(edition, actor=lead)
    world.extra["file"] = next(each for each in request_files(build, actor=editor) if each.kind == "print")
    own = ReportingPeriodFactory(year=YEAR + 1, state="in_review")
    ReportFactory(period=own, organisation=world.partner, state="accepted")
    EditionFactory(period=own)
    second = begin_correction(period, actor=editor)
    greeting = EditionTextFactory(edition=second, kind="greeting", focus_area=None, title="Grußwort")
    world.extra["greeting"] = greeting
    name = keep_picture(small_picture(4, 3), "image/png")
    world.extra["picture"] = EditionPicture.objects.create(text=greeting, name=name, width=4, height=3)
    world.extra["erratum"] = add_erratum(second, actor=editor, place="Impressum", change="Adresse")


def year(_world: World) -> dict[str, object]:
    """Name the period."""
    return {"year": YEAR}


def text(world: World) -> dict[str, object]:
    """Name a greeting of the edition that is being edited."""
    return {"year": YEAR, "pk": world.extra["greeting"].pk}


def picture(world: World) -> dict[str, object]:
    """Name its picture."""
    return {"year": YEAR, "pk": world.extra["picture"].pk}


def file(world: World) -> dict[str, object]:
    """Name the print variant."""
    return {"pk": world.extra["file"].build_id, "kind": "print"}


ROWS: list[Row] = [
    *read_only("reports:edition_number", only(MINISTRY, 200), lambda _world: {"year": YEAR, "number": 1}),
    *write_only(
        "reports:edition_order", only(MINISTRY, 302), year, data=lambda _world: {"section": "partner", "move": "up"}
    ),
    *read_only("reports:edition_pages", only(MINISTRY, 404), lambda _world: {"year": YEAR, "part": "inhalt"}),
    *form("reports:edition_article_new", only(MINISTRY, 200), only(MINISTRY, 422), year),
    *form("reports:edition_article", only(MINISTRY, 200), only(MINISTRY, 422), text),
    *write_only("reports:edition_article_remove", only(MINISTRY, 302), text),
    *write_only("reports:edition_picture_add", only(MINISTRY, 422), text),
    *form("reports:edition_picture", only(MINISTRY, 200), only(MINISTRY, 302), picture),
    *read_only("reports:edition_picture_file", only(MINISTRY, 200), picture),
    *write_only("reports:edition_picture_remove", only(MINISTRY, 302), picture),
    *form("reports:edition_release", only(MINISTRY, 200), only(MINISTRY, 302), year),
    *write_only("reports:edition_take_back", only(MINISTRY, 302), year),
    *write_only("reports:edition_publish", only(MINISTRY, 302), year),
    *write_only("reports:edition_correct", only(MINISTRY, 302), year),
    *form("reports:edition_errata", only(MINISTRY, 200), only(MINISTRY, 422), year),
    *write_only(
        "reports:erratum_remove",
        only(MINISTRY, 302),
        lambda world: {"year": YEAR, "pk": world.extra["erratum"].pk},
    ),
    *write_only("reports:build_files", only(MINISTRY, 302), lambda world: {"pk": world.extra["file"].build_id}),
    *read_only("reports:build_file", only(MINISTRY, 404), file, case="not made yet"),
    *read_only("reports:build_file_progress", only(MINISTRY, 200), file),
    *write_only("reports:build_file_restart", only(MINISTRY, 302), file),
]
