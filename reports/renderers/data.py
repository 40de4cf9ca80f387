"""What the renderers print: plain frozen data without ORM objects.

Everything survives a trip through JSON, because the PDF is made in a process of its own and
because the key of a cached fragment is the hash of its data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from portal.printing.json_data import JsonData

IMPRINT: Final = "impressum"
GREETINGS: Final = "grusswort"
CONTENTS: Final = "inhalt"
ABOUT: Final = "netzwerk"
CHAPTERS: Final = "kapitel"
INDICATORS: Final = "kennzahlen"
PARTNERS: Final = "partner"
INDEX: Final = "verzeichnis"
ERRATA: Final = "berichtigung"
SECTIONS: Final = (IMPRINT, GREETINGS, CONTENTS, ABOUT, CHAPTERS, INDICATORS, PARTNERS, INDEX, ERRATA)

_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureData(JsonData):
    """A figure pulled out of a contribution: "20–30 %" and the sentence that explains it."""

    value: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureData(JsonData):
    """A picture: `name` is the SHA-256 of its file with the ending of its kind; measures in pixels."""

    name: str
    width: int
    height: int
    alt: str
    caption: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionData(JsonData):
    """What one partner reports on one focus area.

    `key` is unique in the edition and the target of links: a letter, then letters, digits,
    hyphens. `text` is in the portal's text format (see `richtext`). Raises `ValueError` on
    another key.
    """

    key: str
    partner: str
    text: str
    figures: tuple[FigureData, ...] = ()
    pictures: tuple[PictureData, ...] = ()
    logos: tuple[PictureData, ...] = ()

    def __post_init__(self) -> None:
        _check_key(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestArticleData(JsonData):
    """An article of somebody outside the partner network; `key` as in `ContributionData`."""

    key: str
    title: str
    author: str
    text: str
    editorial_note: str = ""
    pictures: tuple[PictureData, ...] = ()

    def __post_init__(self) -> None:
        _check_key(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterData(JsonData):
    """One focus area: number from 1 to 6, introduction, contributions in printed order."""

    number: int
    title: str
    introduction: str
    contributions: tuple[ContributionData, ...] = ()
    guest_articles: tuple[GuestArticleData, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerEntry(JsonData):
    """A line in the list of partners; `kind` is the printed German word for what it is.

    `slug` names the partner's page of the web edition; `logos` has one picture at most.
    """

    name: str
    kind: str
    place: str = ""
    url: str = ""
    slug: str = ""
    logos: tuple[PictureData, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GreetingData(JsonData):
    """A foreword: signed with name and office."""

    title: str
    text: str
    author: str
    office: str = ""
    pictures: tuple[PictureData, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumData(JsonData):
    """What edition `number` changed, and where; `key` is the contribution it leads to, or empty."""

    number: int
    place: str
    change: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueData(JsonData):
    """The value of an indicator in a year; numbers are written as "12.5", `number` is "" where it is hidden.

    `unlike` names in what it differs from the one before ("unit", "basis", "way", "partners").
    """

    year: int
    number: str
    unit: str
    basis: str
    way: str
    days: str = ""
    people: int | None = None
    response_rate: str = ""
    change: str = ""
    unlike: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesData(JsonData):
    """The values of one owner over the years."""

    owner: str
    values: tuple[ValueData, ...]
    is_state: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorData(JsonData):
    """An indicator over the years; `sums` are those of all partners, None where nothing may be added."""

    key: str
    name: str
    series: tuple[SeriesData, ...]
    description: str = ""
    sums: SeriesData | None = None

    def __post_init__(self) -> None:
        _check_key(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionData(JsonData):
    """The whole brochure of one reporting period.

    `build_date` is the date printed and stored in the file; a fixed one makes the bytes
    reproducible. Empty `about`, `imprint` and `notice` stand for the portal's own wording. `sections` are the parts
    between cover and back in printed order; `cover` names a palette.
    """

    title: str
    subtitle: str
    year: int
    period_start: date
    period_end: date
    build_date: date
    publisher: str
    chapters: tuple[ChapterData, ...]
    partners: tuple[PartnerEntry, ...]
    greetings: tuple[GreetingData, ...] = ()
    about: str = ""
    imprint: str = ""
    notice: str = ""
    language: str = "de"
    number: int = 1
    cover: str = "sand"
    sections: tuple[str, ...] = SECTIONS
    errata: tuple[ErratumData, ...] = ()
    indicators: tuple[IndicatorData, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerSectionData(JsonData):
    """One focus area in the annual report of a single partner."""

    number: int
    title: str
    contribution: ContributionData


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneData(JsonData):
    """A milestone of a measure: its day, how far it is in a German word ("" where nothing is said), and a text."""

    title: str
    due_on: date
    progress: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureData(JsonData):
    """A measure of a partner and how far it is."""

    number: int
    title: str
    progress: str = ""
    text: str = ""
    milestones: tuple[MilestoneData, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerReportData(JsonData):
    """The annual report of one partner, as a document of its own."""

    title: str
    partner: PartnerEntry
    year: int
    period_start: date
    period_end: date
    build_date: date
    publisher: str
    sections: tuple[PartnerSectionData, ...]
    measures: tuple[MeasureData, ...] = ()
    indicators: tuple[IndicatorData, ...] = ()
    language: str = "de"


def _check_key(key: str) -> None:
    if not _KEY.fullmatch(key):
        raise ValueError(f"not a key: {key!r}")
