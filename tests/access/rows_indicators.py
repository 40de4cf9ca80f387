"""Who is answered what: indicators over the years, their values in a report and those of the state."""

from tests.access.identities import MINISTRY, PARTNER, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory, StateValueFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

YEAR = 2046


def prepare(world: World) -> None:
    """Add a draft of the partner with a value, and one of another partner with an indicator of its own."""
    period = ReportingPeriodFactory(year=YEAR)
    report = ReportFactory(period=period, organisation=world.partner)
    world.extra["value"] = IndicatorValueFactory(report=report, indicator=IndicatorFactory(name="Für alle"))
    StateValueFactory(indicator=world.extra["value"].indicator, year=YEAR)
    foreign = ReportFactory(period=period)
    own = IndicatorFactory(name="Eine fremde", organisation=foreign.organisation)
    world.extra["foreign_value"] = IndicatorValueFactory(report=foreign, indicator=own)


def of(which: str, indicator: str = ""):
    """Return a function that names the report of a value, with ``indicator`` also the indicator of that value."""

    def names(world: World) -> dict[str, object]:
        number = {"number": world.extra[indicator].indicator_id} if indicator else {}
        return {"pk": world.extra[which].report_id, **number}

    return names


def indicator(which: str, **more: object):
    """Return a function that names the indicator of a value."""
    return lambda world: {"pk": world.extra[which].indicator_id, **more}


READERS = PARTNER | MINISTRY
SENT = {
    "value": "12",
    "counts": "people",
    "basis": "alle",
    "way": "register",
    "to_day": "2046-09-30",
    "name": "Eine eigene",
}


def sent(world: World) -> dict[str, object]:
    """Return a value as the form sends it."""
    return {**SENT, "seen": world.extra["value"].updated_at.isoformat()}


ROWS: list[Row] = [
    *read_only("reports:indicators", only(READERS, 200)),
    *read_only("reports:indicator", only(READERS, 200), indicator("value")),
    *read_only("reports:indicator", only(MINISTRY, 200), indicator("foreign_value"), case="another partner's"),
    *read_only("reports:indicator_xlsx", only(READERS, 200), indicator("value")),
    *read_only("reports:indicator_xlsx", only(MINISTRY, 200), indicator("foreign_value"), case="another partner's"),
    *form("reports:indicator_new", only(MINISTRY, 200), only(MINISTRY, 302), data=sent),
    *form("reports:indicator_details", only(MINISTRY, 200), only(MINISTRY, 302), indicator("value"), data=sent),
    *form(
        "reports:indicator_details", only(set(), 200), only(set(), 302), indicator("foreign_value"), case="a partner's"
    ),
    *form(
        "reports:state_value_new",
        only(MINISTRY, 200),
        only(MINISTRY, 302),
        indicator("value"),
        data=lambda _world: {**SENT, "seen": "", "year": YEAR - 1},
    ),
    *form("reports:state_value", only(MINISTRY, 200), only(MINISTRY, 422), indicator("value", year=YEAR)),
    *write_only("reports:state_value_remove", only(MINISTRY, 302), indicator("value", year=YEAR)),
    *read_only("reports:values", only(PARTNER, 200), of("value")),
    *read_only("reports:values", only(set(), 200), of("foreign_value"), case="another partner's"),
    *form("reports:value", only(PARTNER, 200), only(PARTNER, 302), of("value", "value"), data=sent),
    *form(
        "reports:value",
        only(set(), 200),
        only(set(), 302),
        of("value", "foreign_value"),
        data=sent,
        case="another partner's indicator",
    ),
    *form(
        "reports:value",
        only(set(), 200),
        only(set(), 302),
        of("foreign_value", "foreign_value"),
        data=sent,
        case="another partner's report",
    ),
    *form("reports:value_new", only(PARTNER, 200), only(PARTNER, 302), of("value"), data=sent),
    *form("reports:value_new", only(set(), 200), only(set(), 302), of("foreign_value"), case="another partner's"),
    *write_only("reports:value_remove", only(PARTNER, 302), of("value", "value")),
    *write_only(
        "reports:value_remove", only(set(), 302), of("foreign_value", "foreign_value"), case="another partner's"
    ),
]
