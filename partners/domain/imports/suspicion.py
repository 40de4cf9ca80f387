"""What a row of a list may be the same as: entries of the directory and earlier rows of the list."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partners.domain.duplicates.finding import find_among, find_suspects
from partners.domain.duplicates.fingerprint import Fingerprint
from partners.domain.duplicates.scoring import Reason

CHUNK = 250
SHOWN = 3


@dataclass(frozen=True)
class Suspect:
    """Something a row may be the same as: an organisation or, with ``line``, an earlier row. Score from 0 to 100."""

    score: int
    reasons: list[tuple[str, int]]
    organisation: int | None = None
    line: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Return what is stored; reasons are codes with their weight, so that each reads them translated."""
        return {"organisation": self.organisation, "line": self.line, "score": self.score, "reasons": self.reasons}


def fingerprint(values: Mapping[str, Any], place: str) -> Fingerprint:
    """Return what of a row is compared. ``place`` is the name of its municipality."""
    return Fingerprint(
        name=values.get("name", ""),
        short_name=values.get("short_name", ""),
        register_number=values.get("register_number", ""),
        website=values.get("website", ""),
        phones=tuple(filter(None, [values.get("contact_phone")])),
        emails=tuple(filter(None, [values.get("contact_email")])),
        street=values.get("street", ""),
        postal_code=values.get("postal_code", ""),
        municipality_key=values.get("municipality", ""),
        place=place,
    )


def suspects_in_directory(
    fingerprints: Sequence[Fingerprint], active: Callable[[set[int]], set[int]], advance: Callable[[int], None]
) -> Iterator[list[Suspect]]:
    """Yield for each fingerprint the likeliest organisations. ``active`` keeps the ids that can be chosen."""
    for start in range(0, len(fingerprints), CHUNK):
        found = find_suspects(fingerprints[start : start + CHUNK])
        usable = active({match.organisation_id for matches in found for match in matches})
        for matches in found:
            kept = [match for match in matches if match.organisation_id in usable]
            yield [Suspect(each.score, _codes(each.reasons), each.organisation_id) for each in kept[:SHOWN]]
        advance(min(start + CHUNK, len(fingerprints)))


def suspects_in_list(fingerprints: Sequence[Fingerprint], lines: Sequence[int]) -> dict[int, Suspect]:
    """Return by position the earlier row that a row resembles most. The first of several alike is the one to keep."""
    best: dict[int, Suspect] = {}
    for one, other, likeness in find_among(fingerprints):
        earlier, later = min(one, other), max(one, other)
        if later not in best or likeness.score > best[later].score:
            best[later] = Suspect(likeness.score, _codes(likeness.reasons), line=lines[earlier])
    return best


def _codes(reasons: Iterable[Reason]) -> list[tuple[str, int]]:
    return [(str(reason.code), reason.weight) for reason in reasons]
