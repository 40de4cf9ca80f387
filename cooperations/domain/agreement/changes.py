"""Who changed what since somebody last looked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from cooperations.models import Agreement, AgreementLook, AgreementRevision
from portal.shared.word_diff import Piece, compare_words

from .content import Content, from_json
from .paths import Item, Value, changed_paths, value_at


@dataclass(frozen=True)
class Change:
    """One place of the draft that somebody else changed: as it was, as it is, who did it last and for whom."""

    path: str
    before: Value | Item
    after: Value | Item
    author: str
    organisation: str
    at: datetime

    @property
    def pieces(self) -> list[Piece]:
        """The words that are new or gone, where both are text."""
        if isinstance(self.before, Mapping) or isinstance(self.after, Mapping):
            return []
        return compare_words(_as_text(self.before), _as_text(self.after))


def changes_since(agreement: Agreement, user: Any) -> list[Change]:
    """Return what others have changed since ``user`` last marked the draft as read. Two queries.

    What changed and was changed back is not told, nor what the user wrote last. Whoever has never looked is told of
    everything.
    """
    was = AgreementRevision.objects.filter(agreement=OuterRef("agreement"), number=OuterRef("revision"))
    looks = AgreementLook.objects.filter(agreement=agreement, user=user).annotate(was=Subquery(was.values("content")))
    look = looks.first()
    seen = look.revision if look else 0
    if seen >= agreement.revision:
        return []
    later = list(
        agreement.revisions.filter(number__gt=seen).select_related("author").defer("content").order_by("-number")
    )
    old = from_json(look.was) if look and look.was else Content()
    new = from_json(agreement.content)
    changes = []
    for path in changed_paths(old, new):
        last = _last_word_of_others(later, path, user)
        if last is not None:
            changes.append(_change(path, old, new, last))
    return changes


def mark_as_read(agreement: Agreement, user: Any, revision: int) -> None:
    """Remember that ``user`` has read the draft up to ``revision``; never back to an earlier one."""
    seen = min(revision, agreement.revision)
    look, is_new = AgreementLook.objects.get_or_create(agreement=agreement, user=user, defaults={"revision": seen})
    if not is_new:
        AgreementLook.objects.filter(pk=look.pk, revision__lt=seen).update(revision=seen)


def _last_word_of_others(newest_first: Iterable[AgreementRevision], path: str, user: Any) -> AgreementRevision | None:
    """Return who else wrote what stands at ``path``; None where ``user`` has written over all of it since."""
    for revision in newest_first:
        if revision.author_id != user.pk:
            if _touches(revision, path):
                return revision
        elif any(path == each or path.startswith(f"{each}.") for each in revision.changed):
            return None
    return None


def _touches(revision: AgreementRevision, path: str) -> bool:
    return any(each == path or each.startswith(f"{path}.") or path.startswith(f"{each}.") for each in revision.changed)


def _change(path: str, old: Content, new: Content, revision: AgreementRevision) -> Change:
    author = revision.author.name if revision.author else ""
    return Change(path, value_at(old, path), value_at(new, path), author, revision.organisation_name, revision.at)


def _as_text(value: Value) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return value or ""
