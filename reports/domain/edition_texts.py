"""The ministry's own texts of an edition: title, imprint, greeting, introductions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from reports.enums import CoverPalette, EditionTextKind, FocusArea
from reports.models import Edition, EditionText

from .edition_editing import editing


@dataclass(frozen=True)
class Words:
    """One text of the edition as it is edited."""

    title: str = ""
    text: str = ""
    author: str = ""


def edition_version(edition: Edition) -> str:
    """Return what tells one state of the edition from the next, for the check against overwriting."""
    return edition.updated_at.isoformat() if edition.updated_at else ""


def save_edition(  # noqa: PLR0913 -- what an edition consists of
    edition: Edition,
    *,
    actor: Any,
    expected_version: str,
    title: str,
    subtitle: str,
    imprint: str,
    greeting: Words,
    introductions: Mapping[FocusArea, Words],
    about: str = "",
    notice: str = "",
    cover: str = CoverPalette.SAND,
) -> Edition:
    """Store the texts of the edition.

    Raises ``PermissionDenied``, and ``MoveRefused`` when the edition is released or somebody saved meanwhile.
    """
    with editing(edition, actor=actor) as locked:
        if edition_version(locked) != expected_version:
            raise MoveRefused(
                _("Somebody saved this edition meanwhile. Copy your changes, load the page again and enter them.")
            )
        texts = list(locked.texts.all())
        _store(locked, texts, EditionTextKind.GREETING, None, greeting)
        for area, words in introductions.items():
            _store(locked, texts, EditionTextKind.INTRODUCTION, area, words)
        locked.title, locked.subtitle, locked.imprint = title, subtitle, imprint
        locked.about, locked.notice, locked.cover = about, notice, cover
    return locked


def words_of(edition: Edition) -> tuple[Words, dict[FocusArea, Words]]:
    """Return the greeting and the introductions of an edition. One query."""
    texts = list(edition.texts.all())
    greeting = _find(texts, EditionTextKind.GREETING, None)
    introductions = {area: _find(texts, EditionTextKind.INTRODUCTION, area) for area in FocusArea}
    return _words(greeting), {area: _words(found) for area, found in introductions.items()}


def _find(texts: list[EditionText], kind: EditionTextKind, area: FocusArea | None) -> EditionText | None:
    return next((each for each in texts if each.kind == kind and each.focus_area == area), None)


def _words(text: EditionText | None) -> Words:
    return Words(text.title, text.text, text.author) if text is not None else Words()


def _store(
    edition: Edition, texts: list[EditionText], kind: EditionTextKind, area: FocusArea | None, words: Words
) -> None:
    """Only what changed is written, so that the date of the edition tells when something changed."""
    text = _find(texts, kind, area)
    if text is None:
        if words == Words():
            return
        text = EditionText(edition=edition, kind=kind, focus_area=area)
    elif _words(text) == words:
        return
    text.title, text.text, text.author = words.title, words.text, words.author
    text.save()
