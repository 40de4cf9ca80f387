"""Locking a list before anything of it is changed."""

from django.utils.translation import gettext as _

from checklists.models import Checklist
from portal.shared.states import MoveRefused


def locked_checklist(checklist: Checklist) -> Checklist:
    """Return ``checklist`` as it is now; others who change the list wait.

    Lists are locked before their answers. Raises ``MoveRefused`` when it is closed.
    """
    # Without a join: a row whose version changed while one waited for it would not be found.
    locked = Checklist.objects.select_for_update(no_key=True).get(pk=checklist.pk)
    if locked.closed_at is not None:
        raise MoveRefused(_("This list is closed; it can only be read."))
    return locked
