"""A measure as plain data: what forms send, what amendments keep."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.models import Measure, Milestone


@dataclass(frozen=True)
class MilestoneTerms:
    """A milestone as somebody wrote it; ``pk`` is that of the stored one, None for a new one."""

    title: str
    due_on: date
    pk: int | None = None


@dataclass(frozen=True)
class MeasureTerms:
    """A measure as somebody wrote it."""

    title: str
    wording: str
    focus_area: int
    starts_on: date | None
    ends_on: date | None
    milestones: tuple[MilestoneTerms, ...] = ()


def milestones_in_force(measure: Measure) -> list[Milestone]:
    """Return the milestones of ``measure`` that no amendment took back, those due first before the others."""
    return sorted(
        (each for each in measure.milestones.all() if each.withdrawn_on is None),
        key=lambda each: (each.due_on, each.pk),
    )


def terms_of(measure: Measure) -> MeasureTerms:
    """Return what is stored."""
    return MeasureTerms(
        title=measure.title,
        wording=measure.wording,
        focus_area=measure.focus_area,
        starts_on=measure.starts_on,
        ends_on=measure.ends_on,
        milestones=tuple(MilestoneTerms(each.title, each.due_on, each.pk) for each in milestones_in_force(measure)),
    )


def written_down(terms: MeasureTerms) -> dict[str, Any]:
    """Return ``terms`` as an amendment keeps them: what JSON knows, days as "2026-01-31"."""
    return {
        "title": terms.title,
        "wording": terms.wording,
        "focus_area": terms.focus_area,
        "starts_on": terms.starts_on.isoformat() if terms.starts_on else None,
        "ends_on": terms.ends_on.isoformat() if terms.ends_on else None,
        "milestones": [
            {"title": each.title, "due_on": each.due_on.isoformat()}
            for each in sorted(terms.milestones, key=lambda each: (each.due_on, each.title))
        ],
    }


def read_terms(kept: dict[str, Any] | None) -> MeasureTerms | None:
    """Return what ``written_down`` wrote."""
    if kept is None:
        return None
    return MeasureTerms(
        title=kept["title"],
        wording=kept["wording"],
        focus_area=kept["focus_area"],
        starts_on=_day(kept["starts_on"]),
        ends_on=_day(kept["ends_on"]),
        milestones=tuple(
            MilestoneTerms(each["title"], date.fromisoformat(each["due_on"])) for each in kept["milestones"]
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
