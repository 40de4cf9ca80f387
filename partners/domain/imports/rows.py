"""From the cells of one row to values that can be stored, with everything that is wrong, by cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from partners.enums import ContactFunction, Role

from .cells import ERRORS_OF_EXCEL, READERS, CellWrong, filled
from .columns import NAME
from .refusal import CellProblem, column_letter
from .regions import CODE_DIGITS, Regions
from .sheet import FORMULA_MARK, formula_sentence
from .words import LISTS, values_of

FOR_MSOS = ("target_groups", "languages", "fields", "staff_kind", "members", "rooms_capacity")
LISTED = ("roles", "target_groups", "languages", "fields")
SHOWN_NAME = 100
# What says which organisation it is, what it is and where: without it a row is not taken.
NEEDED = frozenset({NAME, "roles", "town", "district"})
# A row whose cells are in doubt is not guessed at.
STRICT = frozenset({"roles"})
CODE_THEN_TOWN = re.compile(r"^(?:D[- ]?)?(\d{5})\s+(\D.*)$")
WHOLE_ADDRESS = re.compile(r"^(.*?),\s*(?:D[- ]?)?(\d{5})\s+(\D.*)$")


@dataclass
class CheckedRow:
    """What a row says, what is wrong with it, and what was left out or doubted."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    warnings: list[CellProblem] = field(default_factory=list)


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one list. ``umbrellas`` gives the ids of umbrella associations by folded name."""

    headers: Sequence[str]
    columns: Sequence[str]
    default_role: str
    regions: Regions
    umbrellas: Mapping[str, int]

    def read(self, line: int, cells: Sequence[str], *, is_lenient: bool = False) -> CheckedRow:
        """Return the checked row. Never fails, whatever the cells hold.

        With ``is_lenient`` wrong cells that are optional are left out, with a note, unless others are wrong as well.
        """
        row = CheckedRow(line)
        texts = {
            column: filled(cells[index]) if index < len(cells) else ""
            for index, column in enumerate(self.columns)
            if column
        }
        self._find_formulas(row, cells, texts)
        for key, text in list(texts.items()):
            if ERRORS_OF_EXCEL.fullmatch(text):
                sentence = _("The cell shows an error of Excel (%(text)s).") % {"text": text}
                self._wrong(row, key, sentence, town=texts.get("town", ""))
                texts[key] = ""
        self._read_plain(row, texts)
        self._read_lists(row, texts)
        self._read_place(row, texts)
        self._read_umbrellas(row, texts.get("umbrellas", ""))
        self._read_contact(row)
        if is_lenient and all(each.is_optional for each in row.problems):
            for each in row.problems:
                sentence = _("%(sentence)s It is left out.") % {"sentence": each.sentence}
                row.warnings.append(replace(each, sentence=sentence))
            row.problems.clear()
        return row

    def _find_formulas(self, row: CheckedRow, cells: Sequence[str], texts: dict[str, str]) -> None:
        """A formula makes its row an error in every column: the row of a sum is no organisation."""
        for index, cell in enumerate(cells):
            if cell != FORMULA_MARK:
                continue
            key, header = self.columns[index], str(self.headers[index])
            is_optional = _is_optional(key, texts.get("town", ""))
            row.problems.append(CellProblem(row.line, column_letter(index), header, formula_sentence(), is_optional))
            if key:
                texts[key] = ""

    def _read_plain(self, row: CheckedRow, texts: Mapping[str, str]) -> None:
        for key, read in READERS.items():
            text = texts.get(key, "")
            if not text:
                continue
            try:
                row.values[key] = read(text)
            except CellWrong as wrong:
                self._wrong(row, key, str(wrong))
                if key == NAME:
                    # Never stored, as the row is an error: it says which row is meant.
                    row.values[NAME] = Truncator(text).chars(SHOWN_NAME)
        if not texts.get(NAME) and not any(each.header == self._header(NAME) for each in row.problems):
            self._wrong(row, NAME, _("The name is missing."))

    def _read_lists(self, row: CheckedRow, texts: Mapping[str, str]) -> None:
        for key in LISTS:
            text = texts.get(key, "")
            found, unknown = values_of(key, text)
            for word in unknown:
                if key in STRICT:
                    self._wrong(row, key, _("“%(word)s” is not known here.") % {"word": word[:40]})
                elif key != "contact_function":
                    self._doubt(row, key, _("“%(word)s” is not known here and is left out.") % {"word": word[:40]})
            if found:
                row.values[key] = found if key in LISTED else found[0]
        row.values.setdefault("roles", [self.default_role])
        if Role.MSO not in row.values["roles"]:
            for key in FOR_MSOS:
                if row.values.pop(key, None) is not None:
                    self._doubt(row, key, _("Only migrant self-organisations have this; it is left out."))

    def _read_place(self, row: CheckedRow, texts: Mapping[str, str]) -> None:
        code, town = texts.get("postal_code", ""), texts.get("town", "")
        if match := CODE_THEN_TOWN.match(town):
            code, town = code or match[1], match[2]
        if not code and not town and (match := WHOLE_ADDRESS.match(row.values.get("street", ""))):
            row.values["street"], code, town = match[1], match[2], match[3]
        municipality = self._municipality(row, self._code(row, code, town), town)
        district = self._district(row, texts.get("district", ""), municipality)
        if municipality:
            row.values["municipality"] = municipality
        if district:
            row.values["district"] = district
        elif not code and not town and not texts.get("district"):
            self._doubt(
                row, "town", _("It says nowhere where the organisation is. Without a place it cannot be published.")
            )

    def _code(self, row: CheckedRow, text: str, town: str) -> str:
        if not text:
            return ""
        digits = re.sub(r"^D[-\s]*|\s", "", text, flags=re.IGNORECASE)
        if len(digits) != CODE_DIGITS or not (digits.isascii() and digits.isdecimal()):
            sentence = _("“%(text)s” is not a postal code of five digits.") % {"text": text[:20]}
            self._wrong(row, "postal_code", sentence, town=town)
        elif not self.regions.may_exist(digits):
            sentence = _("There is no postal code %(code)s in North Rhine-Westphalia.") % {"code": digits}
            self._wrong(row, "postal_code", sentence, town=town)
        else:
            row.values["postal_code"] = digits
            return digits
        return ""

    def _municipality(self, row: CheckedRow, code: str, town: str) -> str:
        by_code, by_town = self.regions.of_code(code), self.regions.of_town(town) if town else []
        both = [key for key in by_town if key in by_code]
        if both:
            return both[0]
        if town and not by_town:
            if len(by_code) == 1:
                known = self.regions.municipalities[by_code[0]].name
                sentence = _("“%(town)s” is not known; by its postal code it belongs to %(known)s.")
                self._doubt(row, "town", sentence % {"town": town[:60], "known": known})
                return by_code[0]
            sentence = _("There is no municipality called “%(town)s” in North Rhine-Westphalia.")
            self._wrong(row, "town", sentence % {"town": town[:60]})
            return ""
        if by_town and by_code:
            names = ", ".join(self.regions.municipalities[key].name for key in by_code)
            sentence = _("The postal code %(code)s belongs to %(names)s, not to %(town)s. The town is taken.")
            self._doubt(row, "postal_code", sentence % {"code": code, "names": names, "town": town})
        if len(by_town) > 1:
            self._doubt(row, "town", _("There are several places called %(town)s; please check it.") % {"town": town})
        if by_town:
            return by_town[0]
        return by_code[0] if by_code else ""

    def _district(self, row: CheckedRow, text: str, municipality: str) -> str:
        own = self.regions.municipalities[municipality].district_id if municipality else ""
        if not text:
            return own
        named = self.regions.of_district(text)
        if not named:
            sentence = _("There is no district called “%(district)s” in North Rhine-Westphalia.")
            self._wrong(row, "district", sentence % {"district": text[:60]})
        elif own and own not in named:
            sentence = _("The town lies in %(own)s, not in %(district)s. The town is taken.")
            self._doubt(row, "district", sentence % {"own": self.regions.districts[own], "district": text[:60]})
        return own or (named[0] if named else "")

    def _read_umbrellas(self, row: CheckedRow, text: str) -> None:
        ids = []
        for name in (each.strip() for each in re.split(r"[;\n]", text)):
            if not name:
                continue
            known = self.umbrellas.get(name.casefold())
            if known is None:
                sentence = _("The directory knows no umbrella association called “%(name)s”; it is left out.")
                self._doubt(row, "umbrellas", sentence % {"name": name[:60]})
            elif known not in ids:
                ids.append(known)
        if ids:
            row.values["umbrellas"] = ids

    def _read_contact(self, row: CheckedRow) -> None:
        reached = row.values.get("contact_phone") or row.values.get("contact_email")
        if not reached and not row.values.get("contact_name"):
            row.values.pop("contact_function", None)
            return
        default = ContactFunction.BOARD if row.values.get("contact_name") else ContactFunction.STAFF
        row.values.setdefault("contact_function", default.value)

    def _header(self, key: str) -> str:
        return str(self.headers[self.columns.index(key)]) if key in self.columns else ""

    def _at(self, row: CheckedRow, key: str, sentence: str) -> CellProblem:
        if key == "postal_code" and key not in self.columns:
            key = "town" if "town" in self.columns else "street"
        if key not in self.columns:
            return CellProblem(row.line, "", "", sentence)
        return CellProblem(row.line, column_letter(self.columns.index(key)), self._header(key), sentence)

    def _wrong(self, row: CheckedRow, key: str, sentence: str, *, town: str = "") -> None:
        row.problems.append(replace(self._at(row, key, sentence), is_optional=_is_optional(key, town)))

    def _doubt(self, row: CheckedRow, key: str, sentence: str) -> None:
        row.warnings.append(self._at(row, key, sentence))


def _is_optional(key: str, town: str) -> bool:
    """Say whether a row can be taken without the cell of the column ``key``; a town does without postal code."""
    return bool(town) if key == "postal_code" else key not in NEEDED
