"""Checking a whole import file: do its parts fit together? Knows no database."""

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from reports.enums import FocusArea, PartnerKind

from .import_fields import Fields, name_of
from .import_format import (
    MARKER,
    ImportedArticle,
    ImportedContribution,
    ImportedFigure,
    ImportedIntroduction,
    ImportedPartner,
    ImportRefused,
    Problem,
    ReportFile,
    read_json,
)

PARTS: Final = {
    "format", "reporting_period", "focus_areas", "partners", "contributions", "figures", "guest_articles",
}  # fmt: skip
FIGURE: Final = {
    "partner", "focus_area", "indicator", "value", "value_max", "unit", "date_or_period", "qualifier", "quote", "note",
}  # fmt: skip
ARTICLE: Final = {"focus_area", "author", "title", "editorial_note", "text"}
NAME_LENGTH: Final = 200

Key = tuple[str, FocusArea]


def normalised_name(name: str) -> str:
    """Return letters and digits of a name in lower case: "Stadt  Muster e.V." and "Stadt Muster e. V." are one."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def read_report_file(content: bytes, *, year: int | None = None) -> ReportFile:
    """Return the checked content of a file; ``year`` is the period the caller expects.

    Raises ``ImportRefused`` with every problem.
    """
    values = read_json(content)
    if not isinstance(values, dict):
        sentence = _("The file should hold an object with the parts of the form, not %(what)s.")
        raise ImportRefused([Problem("", sentence % {"what": name_of(values)})])
    if values.get("format") != MARKER:
        sentence = _("This is not the form '%(marker)s'.") % {"marker": MARKER}
        raise ImportRefused([Problem("format", sentence)])
    return _Reader(values, year).read()


class _Reader:
    """Goes through the parts of a file and collects problems and warnings."""

    def __init__(self, values: dict[str, Any], year: int | None) -> None:
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.year = year
        self.root = Fields(values, "", self.problems, PARTS)
        self.partners: dict[str, ImportedPartner] = {}
        self.contributions: dict[Key, ImportedContribution] = {}
        self.figures: dict[Key, list[ImportedFigure]] = {}

    def read(self) -> ReportFile:
        start, end = self._period()
        introductions = self._introductions()
        self._partners()
        self._contributions()
        self._figures()
        articles = self._articles()
        self._partners_without_contribution()
        if self.problems or start is None or end is None:
            raise ImportRefused(self.problems)
        return ReportFile(
            start=start,
            end=end,
            introductions=tuple(introductions),
            partners=tuple(self.partners.values()),
            contributions=tuple(
                replace(each, figures=tuple(self.figures.get(key, ()))) for key, each in self.contributions.items()
            ),
            articles=tuple(articles),
            warnings=tuple(self.warnings),
        )

    def _period(self) -> tuple[Any, Any]:
        fields = self.root.child("reporting_period", {"start", "end"})
        start, end = fields.day("start"), fields.day("end")
        if start and end and end <= start:
            fields.note("end", _("The last day lies before the first."))
        elif end and self.year is not None and end.year != self.year:
            sentence = _("The file is about the period %(found)d, not %(wanted)d.")
            fields.note("end", sentence % {"found": end.year, "wanted": self.year})
        return start, end

    def _introductions(self) -> list[ImportedIntroduction]:
        found: dict[FocusArea, str] = {}
        introductions = []
        for fields in self.root.items("focus_areas", {"number", "title", "intro"}):
            area = fields.focus_area("number")
            title, text = fields.line("title", max_length=300), fields.text("intro", required=False)
            if area is None:
                continue
            if area in found:
                fields.note("number", _("This focus area stands already at %(place)s.") % {"place": found[area]})
                continue
            found[area] = fields.place
            introductions.append(ImportedIntroduction(area, title, text))
        return introductions

    def _partners(self) -> None:
        for fields in self.root.items("partners", {"name", "kind"}):
            name = fields.line("name", max_length=NAME_LENGTH)
            fields.subject = name
            kind = fields.line("kind", max_length=40)
            if kind and kind not in PartnerKind.values:
                known = ", ".join(PartnerKind.values)
                fields.note(
                    "kind", _("'%(kind)s' is not known. Known are: %(known)s.") % {"kind": kind, "known": known}
                )
            if not name:
                continue
            if normalised_name(name) in self.partners:
                fields.note("name", _("This partner stands in the list already."))
            self.partners.setdefault(normalised_name(name), ImportedPartner(name, kind))

    def _about(self, fields: Fields) -> tuple[ImportedPartner | None, FocusArea | None]:
        """Return the partner and focus area of a contribution or figure and name them in its problems."""
        name = fields.line("partner", max_length=NAME_LENGTH)
        stated = fields.values.get("focus_area")
        if name:
            fields.subject = _("%(partner)s, focus area %(area)s") % {"partner": name, "area": str(stated)[:20]}
        area = fields.focus_area()
        partner = self.partners.get(normalised_name(name))
        if name and partner is None:
            fields.note("partner", _("This partner is not in the list of partners."))
        return partner, area

    def _contributions(self) -> None:
        for fields in self.root.items("contributions", {"partner", "focus_area", "text"}):
            partner, area = self._about(fields)
            text = fields.text("text")
            if partner is None or area is None:
                continue
            key = (partner.name, area)
            if key in self.contributions:
                first = self.contributions[key].place
                fields.note("", _("This partner's contribution to the focus area stands already at %s.") % first)
                continue
            self.contributions[key] = ImportedContribution(partner.name, area, text, fields.place)

    def _figures(self) -> None:
        for fields in self.root.items("figures", FIGURE, required=False):
            partner, area = self._about(fields)
            value, value_max = fields.number("value"), fields.number("value_max", required=False)
            figure = ImportedFigure(
                indicator=fields.line("indicator", max_length=300),
                value=value or Decimal(0),
                unit=fields.line("unit", max_length=60),
                value_max=value_max,
                reference=fields.line("date_or_period", max_length=120, required=False),
                qualifier=fields.line("qualifier", max_length=200, required=False),
                quote=fields.text("quote", required=False),
                note=fields.text("note", required=False),
            )
            if value is not None and value_max is not None and value_max < value:
                fields.note("value_max", _("The upper value is smaller than the lower one."))
            if partner is None or area is None:
                continue
            contribution = self.contributions.get((partner.name, area))
            if contribution is None:
                fields.note("", _("There is no contribution of this partner to this focus area."))
                continue
            if _letters(figure.quote) not in _letters(contribution.text):
                sentence = _("The quoted passage is not in the contribution.")
                self.warnings.append(Problem(fields.path("quote"), sentence, fields.subject))
            self.figures.setdefault((partner.name, area), []).append(figure)

    def _articles(self) -> list[ImportedArticle]:
        articles = []
        titles: set[tuple[FocusArea, str]] = set()
        for fields in self.root.items("guest_articles", ARTICLE, required=False):
            area = fields.focus_area()
            title = fields.line("title", max_length=300)
            fields.subject = title
            author = fields.line("author", max_length=200)
            text, note = fields.text("text"), fields.text("editorial_note", required=False)
            if area is None:
                continue
            if (area, title) in titles:
                fields.note("title", _("There is an article with this title in this focus area already."))
            titles.add((area, title))
            articles.append(ImportedArticle(area, author, title, text, note))
        return articles

    def _partners_without_contribution(self) -> None:
        writing = {partner for partner, _area in self.contributions}
        for partner in self.partners.values():
            if partner.name not in writing:
                self.warnings.append(Problem("partners", _("There is no contribution of this partner."), partner.name))


def _letters(text: str) -> str:
    return "".join(text.split())
