"""Looking for suspects: against the directory, and within a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from .blocking import candidates_for
from .channels import mail_host, mail_key, phone_keys, street_key, web_host
from .fingerprint import Fingerprint, fingerprints_of
from .name_words import initials, joined, name_words
from .register_numbers import register_entry
from .scoring import Likeness, Reason, likeness

# From here on two entries are shown to a person. The labelled pairs in tests/partners/domain/duplicates say what
# that finds and what it takes for a duplicate wrongly.
THRESHOLD: Final = 60
# In one list a key that more rows than this have tells nothing.
COMMON_IN_LIST: Final = 60


@dataclass(frozen=True)
class Match:
    """A stored organisation that may be the same: its id, the score and what it is made of."""

    organisation_id: int
    score: int
    reasons: tuple[Reason, ...]


def find_suspects(fingerprints: Sequence[Fingerprint], threshold: int = THRESHOLD) -> list[list[Match]]:
    """Return for each fingerprint the stored organisations that may be the same, the likeliest first.

    Merged entries are left out, archived ones are not. Four queries, however many fingerprints there are.
    """
    candidates = candidates_for(fingerprints)
    stored = fingerprints_of({pk for ids in candidates.values() for pk in ids})
    matches = []
    for position, fingerprint in enumerate(fingerprints):
        scored = [(pk, likeness(fingerprint, stored[pk])) for pk in candidates.get(position, ()) if pk in stored]
        found = [Match(pk, result.score, result.reasons) for pk, result in scored if result.score >= threshold]
        matches.append(sorted(found, key=lambda match: (-match.score, match.organisation_id)))
    return matches


def find_among(fingerprints: Sequence[Fingerprint], threshold: int = THRESHOLD) -> list[tuple[int, int, Likeness]]:
    """Return the positions of pairs within a list that may be the same, the likeliest first. No queries."""
    holders: dict[tuple[str, str], list[int]] = {}
    for position, fingerprint in enumerate(fingerprints):
        for key in _keys(fingerprint):
            holders.setdefault(key, []).append(position)
    pairs = {
        pair
        for positions in holders.values()
        if len(positions) <= COMMON_IN_LIST
        for pair in combinations(positions, 2)
    }
    scored = [(one, other, likeness(fingerprints[one], fingerprints[other])) for one, other in sorted(pairs)]
    found = [each for each in scored if each[2].score >= threshold]
    return sorted(found, key=lambda each: (-each[2].score, each[0], each[1]))


def _keys(fingerprint: Fingerprint) -> set[tuple[str, str]]:
    """Return the keys of which equal organisations share at least one, as the database has them (blocking.py)."""
    words = set(name_words(fingerprint.name))
    keys = {("word", word) for word in words}
    keys |= {("beginning", word[:5]) for word in words if len(word) >= 7}  # noqa: PLR2004
    keys |= {("end", word[-5:]) for word in words if len(word) >= 7}  # noqa: PLR2004
    keys |= {("pair", "+".join(pair)) for pair in combinations(sorted(words)[:10], 2)}
    keys |= {("local", f"{word}@{fingerprint.municipality_key}") for word in words if fingerprint.municipality_key}
    keys |= {("whole", joined(fingerprint.name))}
    shorts = {joined(fingerprint.short_name), joined(fingerprint.name), *initials(fingerprint.name)}
    keys |= {("short", short) for short in shorts if len(short) >= 3}  # noqa: PLR2004
    if entry := register_entry(fingerprint.register_number):
        keys.add(("register", entry.number))
    hosts = {web_host(fingerprint.website), *(mail_host(mail) for mail in fingerprint.emails)} - {""}
    keys |= {("host", host) for host in hosts}
    keys |= {("mail", key) for mail in fingerprint.emails if (key := mail_key(mail))}
    keys |= {("phone", key) for phone in fingerprint.phones for key in phone_keys(phone)}
    if street := street_key(fingerprint.street):
        keys.add(("street", f"{street}@{fingerprint.municipality_key or fingerprint.postal_code}"))
    return keys
