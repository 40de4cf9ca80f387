"""Telephone numbers, web addresses, e-mail addresses and streets in a form that can be compared. No queries here."""

import re
from functools import lru_cache
from typing import Final

from .name_words import folded
from .word_lists import FREE_MAIL, HOSTERS, SHARED_HOSTS

SHORTEST_NUMBER: Final = 6
LONGEST: Final = 300
SEVERAL: Final = re.compile(r"[,;|\n]|\boder\b|\bund\b|\bor\b", re.IGNORECASE)
STREET: Final = re.compile(r"(?:strase|strasse|str)\b")


@lru_cache(maxsize=65_536)
def phone_keys(text: str) -> frozenset[str]:
    """Return the numbers in ``text`` like "+49231123456"; without an area code there is nothing to compare.

    "0231 / 123 456", "+49 (0)231 123456" and "0049-231-123456" are the same number.
    """
    keys = set()
    for part in SEVERAL.split(text[:LONGEST]):
        digits = "".join(each for each in part if each in "0123456789")
        if re.match(r"\D*\+", part):
            key = digits
        elif digits.startswith("00"):
            key = digits[2:]
        elif digits.startswith("0"):
            key = f"49{digits[1:]}"
        else:
            continue
        if key.startswith("490"):
            key = f"49{key[2:].lstrip('0')}"
        if len(key) >= SHORTEST_NUMBER + 2:
            keys.add(f"+{key}")
    return frozenset(keys)


@lru_cache(maxsize=65_536)
def web_host(address: str) -> str:
    """Return the host of a web address if it belongs to one organisation, else ""."""
    text = address.strip()[:LONGEST].casefold()
    text = re.sub(r"^[a-z][a-z0-9+.-]*://", "", text)
    host = re.split(r"[/?#\s]", text, maxsplit=1)[0].rsplit("@", 1)[-1].split(":")[0].strip(".")
    host = re.sub(r"^(?:www\d?|m)\.", "", host)
    if "." not in host or host in SHARED_HOSTS:
        return ""
    parent = host.partition(".")[2]
    if parent in SHARED_HOSTS and parent not in HOSTERS:
        return ""
    return host


def mail_host(address: str) -> str:
    """Return the host of an e-mail address if it belongs to one organisation, else ""."""
    host = address.strip()[:LONGEST].casefold().rpartition("@")[2]
    return "" if host in FREE_MAIL or "@" not in address else web_host(host)


def mail_key(address: str) -> str:
    """Return an e-mail address as it is compared, "" for what is none."""
    text = address.strip()[:LONGEST].casefold()
    return text if 0 < text.find("@") < len(text) - 1 else ""


@lru_cache(maxsize=65_536)
def street_key(street: str) -> str:
    """Return street and number as they are compared: "Bahnhofstraße 12 a" and "Bahnhofstr. 12a" are the same."""
    text = re.sub(r"\s+", "", STREET.sub("str", folded(street)))
    return text if any(each.isdecimal() for each in text) else ""
