"""Who is answered what: the release of a report by its partner, and leaving it out of the brochure."""

from datetime import date

from tests.access.identities import MINISTRY, PARTNER, Identity, World
from tests.access.matrix import Row, form, only
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

HEAD = frozenset({Identity.PARTNER_HEAD})


def prepare(world: World) -> None:
    """Add accepted reports: the partner's own, another's, and one that the ministry entered."""
    period = ReportingPeriodFactory(year=2054, start=date(2053, 11, 1))
    world.extra |= {
        "accepted": ReportFactory(period=period, organisation=world.partner, state="accepted"),
        "accepted_foreign": ReportFactory(period=period, state="accepted"),
        "accepted_entered": ReportFactory(period=period, state="accepted", on_behalf=True),
    }


def report(which: str):
    """Return a function that names one of the reports."""
    return lambda world: {"pk": world.extra[which].pk}


def released(_world: World) -> dict[str, object]:
    """Return what a filled form of either side says."""
    return {"sure": "on", "reason": "Brief vom 3. März"}


ROWS: list[Row] = [
    *form("reports:report_release", only(HEAD, 200), only(HEAD, 302), report("accepted"), data=released),
    *form(
        "reports:report_release",
        only(PARTNER, 404),
        only(PARTNER, 404),
        report("accepted_foreign"),
        data=released,
        case="another partner's",
    ),
    *form(
        "reports:report_release",
        only(MINISTRY, 200),
        only(MINISTRY, 302),
        report("accepted_entered"),
        data=released,
        case="entered by the ministry",
    ),
    *form("reports:report_leave_out", only(MINISTRY, 200), only(MINISTRY, 302), report("accepted"), data=released),
]
