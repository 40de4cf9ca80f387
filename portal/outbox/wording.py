"""Sentences of mails that hold words of somebody else: in HTML these keep their own direction.

A German name in an Arabic sentence would otherwise pull the punctuation around it to the wrong side. Both kinds are
ordinary strings in plain text; templates that escape print them with ``<bdi>``.
"""

from collections.abc import Mapping
from typing import Any, Self

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe


class Name(str):
    """What somebody is called, or wrote, to stand inside a sentence of ours."""

    __slots__ = ()

    def __html__(self) -> SafeString:
        """Return it for HTML, isolated from the direction of its surroundings."""
        return format_html("<bdi>{}</bdi>", str(self))


class Sentence(str):
    """A sentence of ours with names filled in."""

    __slots__ = ("_markup",)
    _markup: str

    def __new__(cls, words: object, names: Mapping[str, Any]) -> Self:
        """Fill ``names`` into ``words``, which hold them as ``%(name)s``. Raises ``KeyError`` when one is missing."""
        made = super().__new__(cls, str(words) % names)
        made._markup = escape(words) % {key: conditional_escape(value) for key, value in names.items()}
        return made

    def __html__(self) -> SafeString:
        """Return it for HTML, every name isolated and escaped."""
        return mark_safe(self._markup)  # noqa: S308 -- words and names were escaped one by one


def named(**values: object) -> dict[str, Name]:
    """Return ``values`` as names, for templates and sentences."""
    return {key: Name(value) for key, value in values.items()}
