"""Which entries are the same organisation: fingerprints, an explained score, and the search for suspects."""

from .finding import THRESHOLD, Match, find_among, find_suspects
from .fingerprint import Fingerprint, fingerprint_of, fingerprints_of
from .scoring import Likeness, Reason, ReasonCode, likeness

__all__ = [
    "THRESHOLD",
    "Fingerprint",
    "Likeness",
    "Match",
    "Reason",
    "ReasonCode",
    "find_among",
    "find_suspects",
    "fingerprint_of",
    "fingerprints_of",
    "likeness",
]
