"""The texts of an edition that come from a file: introductions and guest articles."""

import hashlib

from django.utils.translation import gettext as _

from reports.enums import EditionTextKind, FocusArea
from reports.models import Edition, EditionText

from .import_format import ImportedArticle, ImportedIntroduction, ImportRefused, Problem, ReportFile

Wanted = ImportedIntroduction | ImportedArticle


def store_texts(edition: Edition, file: ReportFile) -> int:
    """Store introductions and guest articles; return how many texts are new or changed.

    Raises ``ImportRefused`` when the file would overwrite texts that were edited in the portal.
    """
    texts = list(edition.texts.select_for_update())
    wanted: list[Wanted] = [*file.introductions, *file.articles]
    pairs = [(each, _find(texts, each), _values(each)) for each in wanted]
    changed = [
        (found, values) for _each, found, values in pairs if found is None or _digest_of(found) != _digest(values)
    ]
    edited = [found for found, _values in changed if found is not None and found.imported_digest != _digest_of(found)]
    if edited:
        sentence = _("This text was edited in the portal; the file would overwrite it.")
        raise ImportRefused([Problem(_place(each), sentence, str(each)) for each in edited])
    if changed and not edition.is_editable:
        raise ImportRefused([Problem("period", _("The brochure is released; its texts stay as they are."))])
    for found, values in changed:
        text = found or EditionText(edition=edition)
        for name, value in values.items():
            setattr(text, name, value)
        text.imported_digest = _digest(values)
        text.save()
    return len(changed)


def _values(wanted: Wanted) -> dict[str, object]:
    is_article = isinstance(wanted, ImportedArticle)
    return {
        "kind": str(EditionTextKind.GUEST_ARTICLE if is_article else EditionTextKind.INTRODUCTION),
        "focus_area": int(wanted.focus_area),
        "title": wanted.title,
        "author": wanted.author if isinstance(wanted, ImportedArticle) else "",
        "editorial_note": wanted.editorial_note if isinstance(wanted, ImportedArticle) else "",
        "text": wanted.text,
    }


def _find(texts: list[EditionText], wanted: Wanted) -> EditionText | None:
    """An introduction is known by its chapter, an article also by its title."""
    values = _values(wanted)
    for text in texts:
        if (text.kind, text.focus_area) != (values["kind"], values["focus_area"]):
            continue
        if text.kind == EditionTextKind.INTRODUCTION or text.title == wanted.title:
            return text
    return None


def _digest(values: dict[str, object]) -> str:
    return hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()


def _digest_of(text: EditionText) -> str:
    names = ("kind", "focus_area", "title", "author", "editorial_note", "text")
    return _digest({name: getattr(text, name) for name in names})


def _place(text: EditionText) -> str:
    if text.kind == EditionTextKind.GUEST_ARTICLE:
        return "guest_articles"
    return _("focus_areas, number %(number)d") % {"number": FocusArea(text.focus_area or 0)}
