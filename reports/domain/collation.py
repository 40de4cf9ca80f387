"""Alphabetical order for German readers, without a library for it."""

import unicodedata


def german_sort_key(name: str) -> tuple[str, str]:
    """Return the key of DIN 5007-1: ä sorts like a, ß like ss, case and accents do not count.

    Decomposition (NFKD) separates a letter from its marks, which are left out; the name itself decides between
    what is equal otherwise, so that the order is always the same.
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), name
