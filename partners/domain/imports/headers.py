"""What the words above the columns mean: guessed, and remembered once somebody has said it."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from django.utils.translation import gettext as _

from partners.models import ImportMapping
from portal.geo.domain.names import fold, fold_bare

from .columns import COLUMNS, NAME

LEFT_OUT = ""


@cache
def _known_words() -> dict[str, str]:
    known: dict[str, str] = {}
    for column in COLUMNS.values():
        for word in (column.title, column.key.replace("_", " "), *column.words):
            for spelling in (fold(word), fold_bare(word)):
                known.setdefault(spelling, column.key)
    return known


def meaning_of(header: str) -> str:
    """Return the key of the column that ``header`` names, "" if none. What stands in brackets is an explanation."""
    known = _known_words()
    for text in (header, header.partition("(")[0]):
        for spelling in (fold(text), fold_bare(text)):
            if spelling in known:
                return known[spelling]
    return LEFT_OUT


def count_known(cells: Sequence[str]) -> int:
    """Say how many different meanings the cells of a row have; the row with the headers has most."""
    return len({meaning for cell in cells if (meaning := meaning_of(cell))})


def guess_columns(headers: Sequence[str]) -> list[str]:
    """Return the meaning of each header, each meaning once: of two telephones the first is taken."""
    taken: set[str] = set()
    columns = []
    for header in headers:
        meaning = meaning_of(header)
        columns.append(LEFT_OUT if meaning in taken else meaning)
        taken.add(meaning)
    return columns


def distinct(headers: Sequence[str]) -> list[str]:
    """Return the folded headers, numbered where one comes twice."""
    seen: dict[str, int] = {}
    result = []
    for header in headers:
        folded = fold(header)
        seen[folded] = seen.get(folded, 0) + 1
        result.append(folded if seen[folded] == 1 else f"{folded} #{seen[folded]}")
    return result


def key_of(headers: Sequence[str]) -> str:
    """Return what lists with the same headers have in common, in whatever order their columns stand."""
    return sha256("\n".join(sorted(distinct(headers))).encode()).hexdigest()


def remembered(headers: Sequence[str]) -> tuple[list[str], str] | None:
    """Return columns and role that somebody confirmed for these headers, None when nobody has. One query."""
    mapping = ImportMapping.objects.filter(pk=key_of(headers)).first()
    if mapping is None:
        return None
    columns = [mapping.columns.get(header, LEFT_OUT) for header in distinct(headers)]
    # A meaning that no longer exists is asked for again.
    if any(column and column not in COLUMNS for column in columns):
        return None
    return columns, mapping.default_role


def remember(headers: Sequence[str], columns: Sequence[str], default_role: str) -> None:
    """Keep what the columns of lists with these headers are."""
    ImportMapping.objects.update_or_create(
        pk=key_of(headers),
        defaults={"columns": dict(zip(distinct(headers), columns, strict=True)), "default_role": default_role},
    )


def why_unusable(columns: Sequence[str]) -> str:
    """Return why a list cannot be read with these columns, "" if it can."""
    if NAME not in columns:
        return _("Please say which column holds the name: without it nothing can be stored.")
    used = [column for column in columns if column]
    if twice := next((column for column in used if used.count(column) > 1), ""):
        return _("Two columns are both “%(column)s”. Please choose one of them.") % {"column": COLUMNS[twice].label}
    return ""
