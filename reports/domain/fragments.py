"""Kept fragments of brochures: giving out what is there, setting what is missing, together with other workers.

The row of a fragment is locked while somebody sets it; a worker that dies lets go of it.
"""

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from portal.outbox.domain.enqueue import enqueue_job
from portal.printing.render import RenderFailed
from reports.models import Fragment
from reports.renderers.pieces import printing
from reports.renderers.pieces.presses import brochure_press

from .printed_pictures import pictures_in

SET_FRAGMENT: Final = "reports.set_fragment"
KEPT: Final = timedelta(days=90)
# Fewer are set sooner than another worker would have begun.
WORTH_SHARING: Final = 3
_LOOK_AGAIN_SECONDS: Final = 0.1


class PieceFailed(Exception):
    """Some pages cannot be set: `title` says which, the message why."""

    def __init__(self, title: str, reason: str) -> None:
        super().__init__(reason)
        self.title = title


class _FileLost(Exception):
    """The file of the fragment `key` is not in the storage."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def obtain_fragments(
    wanted: Mapping[str, printing.Wanted], *, on_set: Callable[[int, int], None] | None = None
) -> dict[str, printing.Fragment]:
    """Give the fragments by key; what is missing is set here and by the workers that are free.

    `on_set` is told how many of how many are there. Raises `PieceFailed`, and what `on_set` raises. Not to be called
    within a transaction, because others are to see what is wanted.
    """
    _want(wanted)
    while True:
        missing = _missing(wanted)
        if on_set is not None:
            on_set(len(wanted) - len(missing), len(wanted))
        if not missing:
            try:
                return _kept(wanted)
            except _FileLost as lost:
                _want_again(lost.key, wanted[lost.key].html)
                continue
        if not any(_set_or_explain(key, wanted[key].title) for key in missing):
            time.sleep(_LOOK_AGAIN_SECONDS)  # others are at all of them


def set_fragment(key: str) -> bool:
    """Set the fragment; False when somebody else is at it, or was. Raises `RenderFailed`."""
    with transaction.atomic():
        row = Fragment.objects.select_for_update(skip_locked=True).filter(key=key, file="").first()
        if row is None:
            return False
        pdf = brochure_press().set_fragment(row.html, pictures=pictures_in(row.html))
        name = f"fragments/{key}.pdf"
        default_storage.delete(name)  # of a worker that died before it could say so
        row.file.name = default_storage.save(name, ContentFile(pdf.content))
        row.pages, row.anchors, row.html, row.used_at = pdf.pages, dict(pdf.anchors), "", timezone.now()
        row.save()
    return True


def forget_fragments() -> int:
    """Delete fragments that no build has used for 90 days; gives their number."""
    unused = Fragment.objects.filter(used_at__lt=timezone.now() - KEPT)
    number = 0
    for fragment in unused.iterator():
        name = fragment.file.name
        fragment.delete()
        if name:
            default_storage.delete(name)
        number += 1
    return number


@transaction.atomic
def _want(wanted: Mapping[str, printing.Wanted]) -> None:
    """Note what is missing and ask other workers to help."""
    known = set(Fragment.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = [key for key in wanted if key not in known]
    Fragment.objects.bulk_create([Fragment(key=key, html=wanted[key].html) for key in new], ignore_conflicts=True)
    if len(new) >= WORTH_SHARING:
        for key in new:
            enqueue_job(SET_FRAGMENT, {"fragment": key}, key=f"fragment:{key}")


def _missing(wanted: Mapping[str, printing.Wanted]) -> list[str]:
    there = set(Fragment.objects.filter(key__in=wanted).exclude(file="").values_list("key", flat=True))
    return [key for key in wanted if key not in there]


def _set_or_explain(key: str, title: str) -> bool:
    try:
        return set_fragment(key)
    except RenderFailed as failure:
        raise PieceFailed(title, str(failure)) from failure


def _kept(wanted: Mapping[str, printing.Wanted]) -> dict[str, printing.Fragment]:
    rows = Fragment.objects.filter(key__in=wanted)
    rows.filter(used_at__lt=timezone.now() - timedelta(days=1)).update(used_at=timezone.now())
    fragments = {}
    for row in rows:
        try:
            with row.file.open("rb") as file:
                fragments[row.key] = printing.Fragment(file.read(), row.pages or 0, row.anchors)
        except FileNotFoundError as lost:
            raise _FileLost(row.key) from lost
    return fragments


def _want_again(key: str, html: str) -> None:
    """A file that is gone, from a restored backup perhaps, is set anew."""
    Fragment.objects.filter(key=key).update(file="", pages=None, anchors={}, html=html)
