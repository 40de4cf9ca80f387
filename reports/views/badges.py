"""States as badges: the word and the colour that goes with it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.domain.campaign import EXTENDED, LATE, NOT_BEGUN
from reports.enums import BuildState, EditionState, PeriodState, ReportState


@dataclass(frozen=True)
class Badge:
    """What ``components/badge.html`` draws."""

    label: str | Promise
    kind: str


_REPORT = {
    NOT_BEGUN: "warning",
    ReportState.DRAFT: "info",
    ReportState.SUBMITTED: "info",
    ReportState.RETURNED: "warning",
    ReportState.ACCEPTED: "info",
    ReportState.RELEASED: "success",
    ReportState.PUBLISHED: "success",
}
_MARKS = {LATE: _("late"), EXTENDED: _("extended")}
_PERIOD = {
    PeriodState.PLANNED: "info",
    PeriodState.OPEN: "info",
    PeriodState.IN_REVIEW: "info",
    PeriodState.PUBLISHED: "success",
}
_EDITION = {
    EditionState.EDITING: "info",
    EditionState.RELEASED: "warning",
    EditionState.PUBLISHED: "success",
}
_BUILD = {
    BuildState.QUEUED: "info",
    BuildState.RUNNING: "info",
    BuildState.READY: "success",
    BuildState.FAILED: "danger",
    BuildState.SUPERSEDED: "info",
}


def report_badge(state: Any) -> Badge:
    """Return the badge of a report's state; ``NOT_BEGUN`` has one as well."""
    label = _("not opened") if state == NOT_BEGUN else ReportState(state).label
    return Badge(label, _REPORT[state])


def mark_label(mark: str) -> Any:
    """Return the words of a filter of the campaign page: a state, or what is special about a report."""
    return _MARKS.get(mark) or report_badge(mark).label


def period_badge(state: Any) -> Badge:
    """Return the badge of a period's state."""
    return Badge(PeriodState(state).label, _PERIOD[state])


def build_badge(state: Any) -> Badge:
    """Return the badge of a build's state."""
    return Badge(BuildState(state).label, _BUILD[state])


def edition_badge(state: Any) -> Badge:
    """Return the badge of an edition's state."""
    return Badge(EditionState(state).label, _EDITION[state])
