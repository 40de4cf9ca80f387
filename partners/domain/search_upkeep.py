"""What keeps the search right where no change does it: affiliations that end by themselves, words for corrections."""

from .terms import refresh_terms
from .vocabulary import index_all


def refresh_search() -> int:
    """Write every search entry anew where it differs, then collect the known words; return how many. Run it daily."""
    index_all()
    return refresh_terms()
