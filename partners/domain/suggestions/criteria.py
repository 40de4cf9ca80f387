"""The criteria: when each is asked, how well an entry fits it in SQL and in Python, and the words for it.

The table in the docstring of the package says what they do. SQL and Python must agree: change both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Expression, F, IntegerField, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.domain.freshness import FRESH_FOR
from partners.enums import Language, MeetingFormat, MeetingTime, StaffKind, TargetGroup

from .facts import Facts, Finding
from .measures import FULL, HALF, NONE, UNKNOWN, Quotient, by_facet, share_of
from .project import Project


@dataclass(frozen=True)
class Criterion:
    """One thing that may speak for an MSO. ``weight`` is the default, ``rule`` the arithmetic in one sentence.

    ``fit`` is an expression over search entries (``metres`` is annotated where a place is given), ``find`` the same
    in Python with the reasons in words.
    """

    name: str
    label: str | Promise
    weight: int
    rule: str | Promise
    is_asked: Callable[[Project], bool]
    fit: Callable[[Project], Any]
    find: Callable[[Project, Facts], Finding]


def _fit_distance(project: Project) -> Expression:
    return Value(FULL) - Quotient(F("metres") * Value(HALF), Value(project.radius_km * 1000))


def _find_distance(project: Project, facts: Facts) -> Finding:
    metres = facts.metres or 0
    place = project.place.name if project.place else ""
    kilometres = round(metres / 1000)
    reason = (
        _("about %(km)s km from %(place)s") % {"km": kilometres, "place": place}
        if kilometres
        else _("less than 1 km from %(place)s") % {"place": place}
    )
    return Finding(FULL - metres * HALF // (project.radius_km * 1000), fits=[reason])


def _fit_groups(project: Project) -> Expression:
    return share_of("group", project.groups)


def _find_groups(project: Project, facts: Facts) -> Finding:
    if "unknown:group" in facts.facets:
        return Finding(UNKNOWN, unknown=[_("whom it reaches")])
    reached = [each for each in project.groups if f"group:{each}" in facts.facets]
    return Finding(
        len(reached) * FULL // len(project.groups),
        fits=[_("reaches: %(group)s") % {"group": TargetGroup(each).label} for each in reached],
        misfits=[
            _("does not name as target group: %(group)s") % {"group": TargetGroup(each).label}
            for each in project.groups
            if each not in reached
        ],
    )


def _fit_languages(project: Project) -> Expression:
    return share_of("language", project.languages)


def _find_languages(project: Project, facts: Facts) -> Finding:
    if "unknown:language" in facts.facets:
        return Finding(UNKNOWN, unknown=[_("which languages it speaks")])
    spoken = [each for each in project.languages if f"language:{each}" in facts.facets]
    return Finding(
        len(spoken) * FULL // len(project.languages),
        fits=[_("speaks %(language)s") % {"language": Language(each).label} for each in spoken],
        misfits=[
            _("does not name %(language)s among its languages") % {"language": Language(each).label}
            for each in project.languages
            if each not in spoken
        ],
    )


def _fit_time(project: Project) -> Expression:
    fits = _fits_of_staff(project)
    return by_facet("staff", {f"staff:{kind}": fit for kind, fit in fits.items()})


def _find_time(project: Project, facts: Facts) -> Finding:
    kind = next((each for each in StaffKind if f"staff:{each}" in facts.facets), None)
    if kind is None:
        return Finding(UNKNOWN, unknown=[_("who does the work, and so when there is time")])
    fit = _fits_of_staff(project)[kind]
    if fit == NONE:
        return Finding(fit, misfits=[_("volunteers only: mostly no time during the day")])
    if fit == HALF:
        return Finding(fit, fits=[_("paid staff: evenings and weekends by arrangement")])
    if project.meeting_time == MeetingTime.DAY:
        return Finding(fit, fits=[_("paid staff: has time during the day")])
    return Finding(fit, fits=[_("volunteers: have time in the evening and at the weekend")])


def _fits_of_staff(project: Project) -> dict[StaffKind, int]:
    """Return the fit of every kind of staff at the time of ``project``."""
    if project.meeting_time == MeetingTime.DAY:
        return {StaffKind.VOLUNTARY: NONE, StaffKind.MIXED: FULL, StaffKind.FULL_TIME: FULL}
    return {StaffKind.VOLUNTARY: FULL, StaffKind.MIXED: FULL, StaffKind.FULL_TIME: HALF}


def _fit_rooms(_project: Project) -> Expression:
    return by_facet("rooms", {"with:rooms": FULL})


def _find_rooms(project: Project, facts: Facts) -> Finding:
    form = {"format": MeetingFormat(project.form).label}
    if "unknown:rooms" in facts.facets:
        return Finding(UNKNOWN, unknown=[_("whether it has rooms")])
    if "with:rooms" in facts.facets:
        return Finding(FULL, fits=[_("has own rooms for: %(format)s") % form])
    return Finding(NONE, misfits=[_("has no rooms of its own for: %(format)s") % form])


def _fit_experience(_project: Project) -> Expression:
    return by_facet("experience", {"with:experience": FULL})


def _find_experience(_project: Project, facts: Facts) -> Finding:
    if "unknown:experience" in facts.facets:
        return Finding(UNKNOWN, unknown=[_("whether it has worked with employers")])
    if "with:experience" in facts.facets:
        return Finding(FULL, fits=[_("has worked with employers")])
    return Finding(NONE, misfits=[_("has not worked with employers yet")])


def _fit_confirmed(_project: Project) -> Expression:
    return Case(
        When(confirmed_at__gte=_confirmed_since(), then=Value(FULL)), default=Value(NONE), output_field=IntegerField()
    )


def _find_confirmed(_project: Project, facts: Facts) -> Finding:
    if facts.confirmed_at is None:
        return Finding(NONE, unknown=[_("whether its entry is right: it was never confirmed")])
    day = {"day": date_format(timezone.localdate(facts.confirmed_at), "DATE_FORMAT")}
    if facts.confirmed_at >= _confirmed_since():
        return Finding(FULL, fits=[_("has confirmed its entry on %(day)s") % day])
    return Finding(NONE, unknown=[_("whether its entry is still right: last confirmed on %(day)s") % day])


def _confirmed_since() -> datetime:
    """Return the moment since which a confirmation counts."""
    return timezone.now() - FRESH_FOR


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "distance",
        gettext_lazy("Distance"),
        3,
        gettext_lazy("At the place itself 100 points, falling evenly to 50 at the edge of the distance you chose."),
        lambda project: project.place is not None,
        _fit_distance,
        _find_distance,
    ),
    Criterion(
        "groups",
        gettext_lazy("Target groups"),
        4,
        gettext_lazy("The share of the groups you want that the organisation reaches: all 100 points, none 0."),
        lambda project: bool(project.groups),
        _fit_groups,
        _find_groups,
    ),
    Criterion(
        "languages",
        gettext_lazy("Languages"),
        4,
        gettext_lazy("Every language you want counts by itself: all of them 100 points, one of two 50, none 0."),
        lambda project: bool(project.languages),
        _fit_languages,
        _find_languages,
    ),
    Criterion(
        "time",
        gettext_lazy("Time of day and staff"),
        2,
        gettext_lazy(
            "During the day: with paid staff 100 points, volunteers only 0. In the evening or at the weekend: with"
            " volunteers 100, paid staff only 50."
        ),
        lambda project: bool(project.meeting_time),
        _fit_time,
        _find_time,
    ),
    Criterion(
        "rooms",
        gettext_lazy("Rooms"),
        2,
        gettext_lazy("Only if the format needs a room and you have none: own rooms 100 points, none 0."),
        lambda project: project.needs_room,
        _fit_rooms,
        _find_rooms,
    ),
    Criterion(
        "experience",
        gettext_lazy("Experience with employers"),
        1,
        gettext_lazy("Has worked with employers 100 points, has not 0."),
        lambda _project: True,
        _fit_experience,
        _find_experience,
    ),
    Criterion(
        "confirmed",
        gettext_lazy("Confirmed entry"),
        2,
        gettext_lazy("Confirmed within the last year 100 points, else 0."),
        lambda _project: True,
        _fit_confirmed,
        _find_confirmed,
    ),
)
