"""Who is answered what: reminding partners of their report, giving them more time."""

from datetime import date

from tests.access.identities import MINISTRY, World
from tests.access.matrix import Row, form, only, write_only
from tests.factories.reports import ReportingPeriodFactory

YEAR = 2057


def prepare(_world: World) -> None:
    """Add an open period with a deadline."""
    ReportingPeriodFactory(year=YEAR, deadline=date(2057, 12, 1))


def partner(world: World) -> dict[str, object]:
    """Name the period and the partner."""
    return {"year": YEAR, "slug": world.partner.slug}


ROWS: list[Row] = [
    *write_only(
        "reports:campaign_remind",
        only(MINISTRY, 302),
        lambda _world: {"year": YEAR},
        data=lambda world: {"partner": world.partner.pk},
    ),
    *form(
        "reports:report_extend",
        only(MINISTRY, 200),
        only(MINISTRY, 302),
        partner,
        data=lambda _world: {"until": "2057-12-20", "reason": "Wechsel in der Leitung"},
    ),
]
