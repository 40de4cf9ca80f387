"""A project in an address: read leniently, written briefly. Unknown values are dropped, never refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.dateparse import parse_date

from partners.domain.suggestions.project import DEFAULT_RADIUS_KM, Project
from partners.domain.suggestions.weights import DEFAULTS, complete
from partners.enums import Language, MeetingFormat, MeetingTime, TargetGroup
from portal.geo.domain.places import find_place

RADII = (5, 10, 25, 50, 100)
LONGEST_PLACE = 100
PARAMETERS = ("ask", "place", "radius", "group", "language", "format", "own_room", "date", "time")
WEIGHT = "weight-"
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,6}")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """What an address asks: the project, the place as it was typed, the weights, whether anything is asked at all."""

    project: Project
    place_text: str
    weights: dict[str, int]
    is_anything: bool

    @property
    def project_pairs(self) -> Pairs:
        """The parameters of the project, without what is left open; none where nothing is asked."""
        if not self.is_anything:
            return []
        project = self.project
        radius = str(project.radius_km) if self.place_text else ""
        pairs = [("place", self.place_text), ("radius", radius)]
        pairs += [("group", value) for value in project.groups]
        pairs += [("language", value) for value in project.languages]
        pairs += [("format", project.form), ("own_room", "1" if project.has_own_room else "")]
        pairs += [("date", project.day.isoformat() if project.day else ""), ("time", project.time)]
        return [("ask", "1"), *((name, value) for name, value in pairs if value)]

    @property
    def weight_pairs(self) -> Pairs:
        """The parameters of the weights that differ from the defaults."""
        return [(f"{WEIGHT}{name}", str(weight)) for name, weight in self.weights.items() if weight != DEFAULTS[name]]


def read_project(parameters: QueryDict) -> Asked:
    """Return what the parameters of an address ask. Three queries at most, for the place."""
    place_text = _text(parameters, "place")
    project = Project(
        place=find_place(place_text) if place_text else None,
        radius_km=_number(parameters, "radius", RADII, DEFAULT_RADIUS_KM),
        groups=_known(parameters.getlist("group"), TargetGroup),
        languages=_known(parameters.getlist("language"), Language),
        form=_first(_known([parameters.get("format", "")], MeetingFormat)),
        has_own_room=parameters.get("own_room") == "1",
        day=_day(parameters),
        time=_first(_known([parameters.get("time", "")], MeetingTime)),
    )
    return Asked(project, place_text, _weights(parameters), any(name in parameters for name in PARAMETERS))


def _text(parameters: QueryDict, name: str) -> str:
    return parameters.get(name, "").replace("\x00", " ")[:LONGEST_PLACE].strip()


def _number(parameters: QueryDict, name: str, known: Iterable[int], default: int) -> int:
    return next((number for number in known if str(number) == parameters.get(name)), default)


def _known(given: Iterable[str], choices: type[TextChoices]) -> tuple[str, ...]:
    """Return each known value once, in the order of the choices."""
    values = set(given)
    return tuple(value for value in choices.values if value in values)


def _first(values: tuple[str, ...]) -> str:
    return values[0] if values else ""


def _day(parameters: QueryDict) -> date | None:
    try:
        return parse_date(parameters.get("date", ""))
    except ValueError:
        return None


def _weights(parameters: QueryDict) -> dict[str, int]:
    given = {name: parameters.get(f"{WEIGHT}{name}", "") for name in DEFAULTS}
    return complete({name: int(text) for name, text in given.items() if WHOLE_NUMBER.fullmatch(text)})
