"""Who is answered what: addresses of ``reports``."""

from datetime import date

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from reports.domain.builds import request_brochure
from reports.domain.editions import publish_edition, release_edition
from tests.access.identities import MINISTRY, PARTNER, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, write_only
from tests.factories.reports import (
    EditionFactory,
    NetworkMembershipFactory,
    ReportFactory,
    ReportingPeriodFactory,
    make_ready,
)

YEAR, PUBLISHED_YEAR = 2051, 2050


def prepare(world: World) -> None:
    """Add an open and a published period, the partner's reports in several states, and builds."""
    period = ReportingPeriodFactory(year=YEAR)
    published = ReportingPeriodFactory(year=PUBLISHED_YEAR, state="in_review")
    NetworkMembershipFactory(organisation=world.partner)
    NetworkMembershipFactory(organisation__slug="anderer-partner")
    world.extra |= {
        "draft": ReportFactory(period=period, organisation=world.partner, texts={1: "Entwurf"}),
        "submitted": ReportFactory(
            period=ReportingPeriodFactory(year=2052, start=date(2051, 11, 1)),
            organisation=world.partner,
            state="submitted",
        ),
        "foreign": ReportFactory(period=period, state="submitted"),
    }
    ReportFactory(period=published, organisation=world.partner, state="released")
    edition = EditionFactory(period=published)
    build = request_brochure(edition, actor=world.users[Identity.MINISTRY_EDITOR])
    name = "builds/access.pdf"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(b"%PDF-1.7"))
    make_ready(build, name)
    edition.refresh_from_db()
    release_edition(edition, actor=world.users[Identity.MINISTRY_LEAD])
    publish_edition(edition, actor=world.users[Identity.MINISTRY_LEAD])
    world.extra["build"] = build


def year(_world: World) -> dict[str, object]:
    """Name the open period."""
    return {"year": YEAR}


def report(which: str, **more: object):
    """Return a function that names one of the reports."""
    return lambda world: {"pk": world.extra[which].pk, **more}


def build(world: World) -> dict[str, object]:
    """Name the build of the published brochure."""
    return {"pk": world.extra["build"].pk}


def text(_world: World) -> dict[str, object]:
    """Return a contribution to be saved."""
    return {"text": "Neu", "revision": 0}


PLANNED = {"year": 2030, "start": "2029-10-01", "end": "2030-09-30", "deadline": "2030-12-01"}
WHO_REPORTS = PARTNER | MINISTRY

ROWS: list[Row] = [
    *read_only("reports:overview", only(WHO_REPORTS, 200)),
    *write_only(
        "reports:report_start",
        only(WHO_REPORTS, 302),
        lambda world: {"year": YEAR, "slug": world.partner.slug},
    ),
    *write_only(
        "reports:report_start",
        only(MINISTRY, 302),
        lambda _world: {"year": YEAR, "slug": "anderer-partner"},
        case="another partner's",
    ),
    *read_only("reports:report", only(PARTNER, 200), report("draft"), case="draft"),
    *read_only("reports:report", only(WHO_REPORTS, 200), report("submitted"), case="submitted"),
    *read_only("reports:report", only(MINISTRY, 200), report("foreign"), case="another partner's"),
    *write_only("reports:report_submit", only(PARTNER, 302), report("draft"), case="draft"),
    *write_only("reports:report_submit", only(MINISTRY, 404), report("foreign"), case="another partner's"),
    *write_only(
        "reports:report_return",
        only(MINISTRY, 302),
        report("submitted"),
        data=lambda _world: {"reason": "Bitte ergänzen"},
    ),
    *write_only("reports:report_return", only(MINISTRY, 404), report("draft"), case="draft"),
    *write_only("reports:report_accept", only(MINISTRY, 302), report("submitted")),
    *write_only("reports:report_build", only(PARTNER, 302), report("draft"), case="draft"),
    *write_only("reports:report_build", only(MINISTRY, 302), report("foreign"), case="another partner's"),
    *form("reports:contribution", only(PARTNER, 200), only(PARTNER, 302), report("draft", number=2), data=text),
    *form(
        "reports:contribution",
        only(PARTNER, 404),
        only(PARTNER, 404),
        report("foreign", number=1),
        data=text,
        case="another partner's",
    ),
    *read_only("reports:contribution_versions", only(WHO_REPORTS, 200), report("submitted", number=1)),
    *read_only("reports:contribution_versions", only(PARTNER, 200), report("draft", number=1), case="draft"),
    *form("reports:period_create", only(MINISTRY, 200), only(MINISTRY, 302), data=lambda _world: PLANNED),
    *read_only("reports:period", only(MINISTRY, 200), year),
    *form(
        "reports:period_details",
        only(MINISTRY, 200),
        only(MINISTRY, 302),
        year,
        data=lambda _world: {"deadline": "2051-12-01"},
    ),
    *write_only("reports:period_move", only(MINISTRY, 302), year, data=lambda _world: {"move": "close"}),
    *read_only("reports:edition", only(MINISTRY, 200), year),
    *form("reports:edition_texts", only(MINISTRY, 200), only(MINISTRY, 422), year),
    *write_only("reports:brochure_build", only(MINISTRY, 302), year),
    *read_only("reports:build_download", only(MINISTRY, 200), build),
    *read_only("reports:build_progress", only(MINISTRY, 200), build),
    *write_only("reports:build_restart", only(MINISTRY, 302), build),
    *read_only("reports:brochure", everybody(302), lambda _world: {"year": PUBLISHED_YEAR}, case="published"),
    *read_only("reports:brochure", everybody(404), year, case="not published"),
]
