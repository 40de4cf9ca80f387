"""The life of an entry: draft → published ⇄ paused → archived (domain.md). Merging is a machine of its own.

Who may: ``can_publish_organisation`` and ``can_archive_organisation`` in ``permissions.py``.
"""

from django.utils.translation import gettext as _

from partners.enums import OrganisationState
from partners.models import Organisation
from portal.shared.states import Move


def why_not_publishable(organisation: Organisation) -> str:
    """Return what is missing before the public may see the entry, "" if nothing is."""
    if not organisation.roles:
        return _("The entry says nowhere what kind of organisation this is. Please ask the ministry to add it.")
    if organisation.municipality_id is None:
        return _("Please say first where the organisation is: without a place nobody finds it.")
    return why_register_number_is_taken(organisation)


def why_register_number_is_taken(organisation: Organisation) -> str:
    """Return who else has this register number, "" if nobody: one published entry per register number."""
    if not organisation.register_number:
        return ""
    others = Organisation.objects.filter(
        state=OrganisationState.PUBLISHED, register_number=organisation.register_number
    ).exclude(pk=organisation.pk)
    other = others.first()
    if other is None:
        return ""
    return _("“%(name)s” is published with the same register number. Is it the same organisation?") % {
        "name": other.name
    }


PUBLISH = Move(
    "publish",
    frozenset({OrganisationState.DRAFT, OrganisationState.PAUSED}),
    OrganisationState.PUBLISHED,
    why_not_publishable,
)
PAUSE = Move("pause", frozenset({OrganisationState.PUBLISHED}), OrganisationState.PAUSED)
ARCHIVE = Move("archive", frozenset({OrganisationState.PAUSED}), OrganisationState.ARCHIVED)
MOVES = {move.name: move for move in (PUBLISH, PAUSE, ARCHIVE)}


def moves_from(state: str) -> list[Move]:
    """Return the moves that start from ``state``, in the order of life."""
    return [move for move in MOVES.values() if state in move.sources]
