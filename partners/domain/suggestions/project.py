"""What an employer plans: the answers to the four questions."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.enums import Language, MeetingFormat, MeetingTime, TargetGroup
from portal.geo.domain.places import Place

DEFAULT_RADIUS_KM = 25
NEEDS_ROOM = frozenset(
    {
        MeetingFormat.INFORMATION_EVENING,
        MeetingFormat.APPLICATION_TRAINING,
        MeetingFormat.MARKET,
        MeetingFormat.SPEED_DATING,
        MeetingFormat.PANEL_TALK,
    }
)
SATURDAY = 6


@dataclass(frozen=True)
class Project:
    """A project. Whatever is left out is not asked about; ``time`` and ``form`` are values of their lists or ""."""

    place: Place | None = None
    radius_km: int = DEFAULT_RADIUS_KM
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    form: str = ""
    has_own_room: bool = False
    day: date | None = None
    time: str = ""

    @property
    def asks_something(self) -> bool:
        """Say whether anything is asked by which MSOs differ; a day of the week alone is not."""
        return bool(self.place or self.groups or self.languages or self.form or self.meeting_time)

    @property
    def needs_room(self) -> bool:
        """Say whether the MSO would have to bring a room."""
        return self.form in NEEDS_ROOM and not self.has_own_room

    @property
    def meeting_time(self) -> str:
        """The time of the meeting as it counts: a date on a Saturday or Sunday makes it the weekend."""
        if self.day is not None and self.day.isoweekday() >= SATURDAY:
            return MeetingTime.WEEKEND
        return self.time


def describe(project: Project) -> list[str]:
    """Return the project in a few words each: place, groups, languages, format, day, time."""
    parts = []
    if project.place:
        parts.append(_("%(km)s km around %(place)s") % {"km": project.radius_km, "place": project.place.name})
    parts += [str(TargetGroup(each).label) for each in project.groups]
    parts += [str(Language(each).label) for each in project.languages]
    if project.form:
        parts.append(str(MeetingFormat(project.form).label))
    if project.day:
        parts.append(f"{date_format(project.day, 'l')}, {date_format(project.day, 'DATE_FORMAT')}")
    if project.meeting_time:
        parts.append(str(MeetingTime(project.meeting_time).label))
    return parts
