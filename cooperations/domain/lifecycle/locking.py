"""Every verb reads the cooperation again under its own lock."""

from uuid import UUID

from cooperations.models import Cooperation


def locked(cooperation: Cooperation | UUID) -> Cooperation:
    """Return the cooperation as it is now, locked until the transaction ends.

    Lock order in this app: contact settings, contact request, cooperation, confirmation round, signed link.
    """
    pk = cooperation.pk if isinstance(cooperation, Cooperation) else cooperation
    return Cooperation.objects.select_for_update(of=("self",)).select_related("proposed_by").get(pk=pk)
