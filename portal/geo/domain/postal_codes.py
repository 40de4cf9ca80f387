"""Loads postal codes: the GeoNames list of Germany, or a CSV list that names the municipality by key."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from django.db import transaction

from portal.geo.models import Municipality, PostalCode

from .geometry import distance
from .names import spellings

CSV_COLUMNS = ("plz", "place", "lat", "lon", "ags")
# Columns of the GeoNames postal code files, in their order (readme of download.geonames.org/export/zip).
GEONAMES_COLUMNS = 12
STATE = "NW"
# A frame around the state, in degrees.
SOUTH, NORTH, WEST, EAST = 50.2, 52.7, 5.7, 9.6


class FileRefused(Exception):
    """The file cannot be used; ``problems`` holds one sentence each, with the line where there is one."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class LineWrong(Exception):
    """One line cannot be used."""


@dataclass(frozen=True)
class Line:
    """What one line of a list says. ``municipality_key`` and ``district_key`` may be empty."""

    code: str
    place: str
    latitude: float
    longitude: float
    municipality_key: str
    district_key: str


def load_postal_codes(path: Path) -> int:
    """Replace all postal codes by those of ``path`` and return how many there are.

    Raises ``FileRefused`` with every problem of the file, and ``OSError``; nothing is changed then.
    """
    finder = MunicipalityFinder()
    problems: list[str] = []
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for number, cells in read_cells(path):
        try:
            line = parse_line(cells)
            if line:
                points[line.code, finder.find(line)].append((line.latitude, line.longitude))
        except LineWrong as problem:
            problems.append(f"Line {number}: {problem}")
    if not points and not problems:
        problems.append("The file holds no postal code of North Rhine-Westphalia.")
    if problems:
        raise FileRefused(problems)
    with transaction.atomic():
        PostalCode.objects.all().delete()
        PostalCode.objects.bulk_create(
            PostalCode(
                code=code,
                municipality_id=key,
                latitude=round(fmean(latitude for latitude, _longitude in found), 5),
                longitude=round(fmean(longitude for _latitude, longitude in found), 5),
                source=PostalCode.Source.GEONAMES,
            )
            for (code, key), found in points.items()
        )
    return len(points)


def read_cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of either form, CSV cells in the order of ``CSV_COLUMNS``."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileRefused(["The file is not text in UTF-8."]) from problem
    if "\0" in text:
        raise FileRefused(["The file is not text in UTF-8."])
    first = text.partition("\n")[0]
    if first.count("\t") == GEONAMES_COLUMNS - 1:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, line.split("\t")
        return
    reader = csv.reader(io.StringIO(text))
    header = [cell.strip().lower() for cell in next(reader, [])]
    if missing := ", ".join(name for name in CSV_COLUMNS if name not in header):
        forms = "a GeoNames list (12 columns separated by tabs) nor a CSV list"
        raise FileRefused([f"The file is neither {forms}: it lacks the column {missing}."])
    positions = [header.index(name) for name in CSV_COLUMNS]
    for row in reader:
        if row:
            yield reader.line_num, [row[index] if index < len(row) else "" for index in positions]


def parse_line(cells: list[str]) -> Line | None:
    """Return what the cells say, None for a line of another state. Raises ``LineWrong``."""
    cells = [cell.strip() for cell in cells]
    if len(cells) == len(CSV_COLUMNS):
        code, place, latitude, longitude, key = cells
        if len(key) != 8 or not key.isdecimal():  # noqa: PLR2004 -- length of the official key
            raise LineWrong(f"'{key[:20]}' is not an official municipality key of 8 digits.")
        return Line(check_code(code), place, *check_point(latitude, longitude), key, key[:5])
    if len(cells) != GEONAMES_COLUMNS:
        raise LineWrong(f"{len(cells)} columns instead of {GEONAMES_COLUMNS}.")
    if cells[0] != "DE" or cells[4] != STATE:
        return None
    return Line(check_code(cells[1]), cells[2], *check_point(cells[9], cells[10]), "", cells[8])


def check_code(code: str) -> str:
    """Return ``code``. Raises ``LineWrong`` unless it has five digits."""
    if len(code) != 5 or not (code.isascii() and code.isdecimal()):  # noqa: PLR2004 -- German postal codes
        raise LineWrong(f"'{code[:20]}' is not a postal code of five digits.")
    return code


def check_point(latitude: str, longitude: str) -> tuple[float, float]:
    """Return the point. Raises ``LineWrong`` for what is no number or lies outside the state."""
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        raise LineWrong(f"'{latitude[:20]}', '{longitude[:20]}' is not a point.") from None
    if not (SOUTH <= point[0] <= NORTH and WEST <= point[1] <= EAST):
        raise LineWrong(f"{latitude[:20]}, {longitude[:20]} lies outside North Rhine-Westphalia.")
    return point


class MunicipalityFinder:
    """Finds the municipality of a line: by key, else by name within the district, else the nearest there."""

    def __init__(self) -> None:
        self.all = list(Municipality.objects.all())
        if not self.all:
            raise FileRefused(["There are no municipalities yet. Run 'manage.py load_geo' first."])
        self.keys = {each.key for each in self.all}
        self.by_district: dict[str, list[Municipality]] = defaultdict(list)
        for each in self.all:
            self.by_district[each.district_id].append(each)

    def find(self, line: Line) -> str:
        """Return the key of the municipality. Raises ``LineWrong`` for an unknown key."""
        if line.municipality_key:
            if line.municipality_key not in self.keys:
                raise LineWrong(f"There is no municipality with the key {line.municipality_key}.")
            return line.municipality_key
        candidates = self.by_district.get(line.district_key, self.all)
        wanted = spellings(line.place)
        for each in candidates:
            if wanted & spellings(each.name):
                return each.key
        # GeoNames adds the quarter: "Monheim am Rhein Baumberg".
        quarters = [each for each in candidates if begins_with(wanted, spellings(each.name))]
        point = (line.longitude, line.latitude)
        return min(quarters or candidates, key=lambda each: distance(point, (each.longitude, each.latitude))).key


def begins_with(wanted: frozenset[str], known: frozenset[str]) -> bool:
    """Say whether a wanted name begins with a known one as whole words."""
    return any(name.startswith(f"{beginning} ") for name in wanted for beginning in known)
