"""Who is answered what: comments of a review. Nobody but the ministry and the partner sees them."""

from datetime import date

from reports.models import ReviewComment
from tests.access.identities import MINISTRY, PARTNER, Identity, World
from tests.access.matrix import Row, form, only, write_only
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

NOBODY: frozenset = frozenset()


def prepare(world: World) -> None:
    """Add reports in review, the partner's own and another's, with a comment each."""
    period = ReportingPeriodFactory(year=2059, start=date(2058, 11, 1))
    for name, options in (("reviewed", {"organisation": world.partner}), ("reviewed_foreign", {})):
        report = ReportFactory(period=period, state="submitted", **options)
        world.extra[name] = report
        world.extra[f"{name}_comment"] = ReviewComment.objects.create(
            contribution=report.contributions.get(),
            version=0,
            block=0,
            start=0,
            end=3,
            quote="Ein",
            text="Warum?",
            side="ministry",
            author=world.users[Identity.MINISTRY_EDITOR],
        )


def thing(name: str):
    """Return a function that names one of them."""
    return lambda world: {"pk": world.extra[name].pk}


def comment(_world: World) -> dict[str, object]:
    """Return a comment on the first paragraph."""
    return {"area": 1, "block": 0, "version": 0, "text": "Bitte erklären."}


ROWS: list[Row] = [
    *form("reports:report_review", only(PARTNER | MINISTRY, 200), only(MINISTRY, 302), thing("reviewed"), data=comment),
    *form(
        "reports:report_review",
        only(MINISTRY, 200),
        only(MINISTRY, 302),
        thing("reviewed_foreign"),
        data=comment,
        case="another partner's",
    ),
    *write_only("reports:comment_reply", only(MINISTRY, 302), thing("reviewed_comment"), data=comment),
    *write_only("reports:comment_done", only(MINISTRY, 302), thing("reviewed_comment")),
    *write_only(
        "reports:comment_reply", only(MINISTRY, 302), thing("reviewed_foreign_comment"), data=comment, case="another's"
    ),
]
