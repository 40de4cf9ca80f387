"""The outline of an edition: the order of its parts, its greetings and guest articles, their pictures."""

from typing import Any

from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from reports.enums import EditionSection, EditionTextKind, FocusArea
from reports.models import Edition, EditionPicture, EditionText

from .attachments import Described, checked_picture, keep_picture
from .edition_editing import editing

ARTICLES = (EditionTextKind.GREETING, EditionTextKind.GUEST_ARTICLE)


def move_section(edition: Edition, section: EditionSection, *, steps: int, actor: Any) -> bool:
    """Move a part of the brochure up (-1) or down (1); False at the end of the list.

    Raises ``PermissionDenied``, and ``MoveRefused`` for a released edition.
    """
    with editing(edition, actor=actor) as locked:
        order = list(locked.sections)
        place = order.index(section)
        target = place + steps
        if not 0 <= target < len(order):
            return False
        order[place], order[target] = order[target], order[place]
        locked.sections = order
    return True


def articles_of(edition: Edition) -> list[EditionText]:
    """Return greetings and guest articles with their pictures. Two queries."""
    return list(edition.texts.filter(kind__in=ARTICLES).prefetch_related("pictures"))


def save_article(  # noqa: PLR0913 -- what an article consists of
    edition: Edition,
    known: EditionText | None,
    *,
    actor: Any,
    kind: str,
    focus_area: FocusArea | None,
    title: str,
    author: str,
    text: str,
    editorial_note: str = "",
    version: str = "",
) -> EditionText:
    """Store a greeting or a guest article; a new one stands last among its kind.

    Raises ``PermissionDenied``, and ``MoveRefused`` for a released edition or when somebody saved meanwhile.
    """
    with editing(edition, actor=actor) as locked:
        if known is None:
            stored = EditionText(edition=locked, position=locked.texts.filter(kind=kind).count())
        else:
            stored = locked.texts.select_for_update().get(pk=known.pk)
            if version and version != version_of(stored):
                raise MoveRefused(
                    _("Somebody saved this edition meanwhile. Copy your changes, load the page again and enter them.")
                )
        stored.kind, stored.title, stored.author = kind, title, author
        stored.focus_area = focus_area if kind == EditionTextKind.GUEST_ARTICLE else None
        stored.text, stored.editorial_note = text, editorial_note
        stored.save()
    return stored


def version_of(text: EditionText) -> str:
    """Return what tells one state of a text from the next."""
    return text.updated_at.isoformat()


def remove_article(text: EditionText, *, actor: Any) -> None:
    """Take a greeting or a guest article out with its pictures. Raises ``MoveRefused`` for a released edition."""
    with editing(text.edition, actor=actor):
        text.delete()


def add_picture(text: EditionText, name: str, content: bytes, *, described: Described, actor: Any) -> EditionPicture:
    """Take in a picture beside a text. Takes up to 20 seconds.

    Raises ``PermissionDenied``, ``MoveRefused`` for a released edition, ``PictureRefused``.
    """
    checked = checked_picture(name, content)
    with editing(text.edition, actor=actor):
        return EditionPicture.objects.create(
            text=text,
            name=keep_picture(checked.content, checked.content_type),
            width=checked.width,
            height=checked.height,
            alt=described.alt,
            caption=described.caption,
            rights=described.rights_holder,
            position=text.pictures.count(),
        )


def describe_picture(picture: EditionPicture, *, described: Described, actor: Any) -> None:
    """Change what is said about a picture. Raises ``MoveRefused`` for a released edition."""
    with editing(picture.text.edition, actor=actor):
        picture.alt, picture.caption, picture.rights = described.alt, described.caption, described.rights_holder
        picture.save(update_fields=["alt", "caption", "rights", "updated_at"])


def remove_picture(picture: EditionPicture, *, actor: Any) -> None:
    """Take a picture out; its file stays for what was printed with it. Raises ``MoveRefused``."""
    with editing(picture.text.edition, actor=actor):
        picture.delete()
