"""Changing an edition: who may, when, and who changed it last."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from portal.shared.states import MoveRefused
from reports.models import Edition
from reports.permissions import can_edit_edition


@contextmanager
def editing(edition: Edition, *, actor: Any) -> Iterator[Edition]:
    """Give the locked edition to be changed in one transaction; it is saved with ``actor`` as who changed it last.

    Raises ``PermissionDenied``, and ``MoveRefused`` when the edition is released or published.
    """
    if not can_edit_edition(actor):
        raise PermissionDenied
    with transaction.atomic():
        locked = Edition.objects.select_for_update(of=("self",)).select_related("period").get(pk=edition.pk)
        refuse_frozen(locked)
        yield locked
        locked.prepared_by = actor
        locked.save()


def refuse_frozen(edition: Edition) -> None:
    """Raise ``MoveRefused`` when the edition can no longer be changed."""
    if edition.is_editable:
        return
    if edition.state == "published":
        raise MoveRefused(_("The brochure is published; its texts stay as they are. Correct it in a new edition."))
    raise MoveRefused(_("The edition is released; its texts stay as they are. Take the release back to change them."))
