"""Private notes of one organisation about another."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from cooperations.models import PrivateNote
from cooperations.permissions.contact import can_read_note, can_write_note
from partners.models import Organisation


def notes_about(owner: Organisation, about: Organisation, *, reader: Any) -> QuerySet[PrivateNote]:
    """Return the notes of ``owner`` about another organisation, as far as ``reader`` may see them."""
    return PrivateNote.objects.visible_to(reader).filter(owner=owner, about=about).select_related("author")


def write_note(owner: Organisation, about: Organisation, text: str, *, author: Any) -> PrivateNote:
    """Store a new note. Raises ``PermissionDenied``."""
    if not can_write_note(author, owner):
        raise PermissionDenied
    return PrivateNote.objects.create(owner=owner, about=about, text=text, author=author)


def change_note(note: PrivateNote, text: str, *, actor: Any) -> None:
    """Write a note anew; everybody of the organisation may. Raises ``PermissionDenied``."""
    if not can_read_note(actor, note):
        raise PermissionDenied
    note.text = text
    note.author = actor
    note.save(update_fields=["text", "author", "updated_at"])


def delete_note(note: PrivateNote, *, actor: Any) -> None:
    """Delete a note; everybody of the organisation may. Raises ``PermissionDenied``."""
    if not can_read_note(actor, note):
        raise PermissionDenied
    note.delete()
