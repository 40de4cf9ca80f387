"""Who is answered what: findings of the preflight."""

from reports.domain.preflight import findings_of_report
from tests.access.identities import MINISTRY, PARTNER, World
from tests.access.matrix import Row, only, read_only, write_only
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

YEAR = 2071
WHO_REPORTS = PARTNER | MINISTRY


def prepare(world: World) -> None:
    """Add a draft of the partner, and submitted reports of it and of another, each with a slip."""
    texts = {1: "Mehr unter www,example.org."}
    period, later = ReportingPeriodFactory(year=YEAR), ReportingPeriodFactory(year=YEAR + 1)
    world.extra |= {
        "slip in draft": ReportFactory(period=period, organisation=world.partner, texts=texts),
        "slip handed in": ReportFactory(period=later, organisation=world.partner, state="submitted", texts=texts),
        "foreign slip": ReportFactory(period=period, state="submitted", texts=texts),
    }


def of(which: str, **more: object):
    """Return a function that names a report."""
    return lambda world: {"pk": world.extra[which].pk, **more}


def finding(which: str):
    """Return a function that names the finding in a report."""

    def name(world: World) -> dict[str, object]:
        (found,) = findings_of_report(world.extra[which])
        return {"focus_area": 1, "rule": found.finding.rule, "passage_hash": found.finding.passage_hash}

    return name


def text(_world: World) -> dict[str, object]:
    """Return what somebody types."""
    return {"text": "Neu"}


ROWS: list[Row] = [
    *read_only("reports:period_findings", only(MINISTRY, 200), lambda _world: {"year": YEAR}),
    *read_only("reports:report_findings", only(PARTNER, 200), of("slip in draft"), case="draft"),
    *read_only("reports:report_findings", only(WHO_REPORTS, 200), of("slip handed in"), case="handed in"),
    *read_only("reports:report_findings", only(MINISTRY, 200), of("foreign slip"), case="another partner's"),
    *write_only(
        "reports:finding_answer", only(PARTNER, 302), of("slip in draft"), data=finding("slip in draft"), case="draft"
    ),
    *write_only(
        "reports:finding_answer",
        only(WHO_REPORTS, 302),
        of("slip handed in"),
        data=finding("slip handed in"),
        case="handed in",
    ),
    *write_only(
        "reports:finding_answer",
        only(MINISTRY, 302),
        of("foreign slip"),
        data=finding("foreign slip"),
        case="another partner's",
    ),
    *write_only("reports:contribution_check", only(PARTNER, 200), of("slip in draft", number=1), data=text),
    *write_only(
        "reports:contribution_check",
        only(set(), 200),
        of("foreign slip", number=1),
        data=text,
        case="another partner's",
    ),
]
