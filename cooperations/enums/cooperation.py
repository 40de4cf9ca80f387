"""Where a cooperation stands, and which organisations can stand on which side of it."""

from django.db import models
from django.utils.translation import pgettext_lazy

from partners.enums import INTERMEDIARY_ROLES, Role

from .side import Side


class CooperationState(models.TextChoices):
    """The life of a cooperation (domain.md, States)."""

    PROPOSED = "proposed", pgettext_lazy("cooperation", "proposed")
    IN_TALKS = "in_talks", pgettext_lazy("cooperation", "in talks")
    AWAITING = "awaiting_confirmation", pgettext_lazy("cooperation", "awaiting confirmation")
    CONFIRMED = "confirmed", pgettext_lazy("cooperation", "confirmed")
    DORMANT = "dormant", pgettext_lazy("cooperation", "dormant")
    ENDED = "ended", pgettext_lazy("cooperation", "ended")
    DECLINED = "declined", pgettext_lazy("cooperation", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("cooperation", "withdrawn")


OPEN_STATES = frozenset(
    {
        CooperationState.PROPOSED,
        CooperationState.IN_TALKS,
        CooperationState.AWAITING,
        CooperationState.CONFIRMED,
        CooperationState.DORMANT,
    }
)
CONFIRMED_STATES = frozenset({CooperationState.CONFIRMED, CooperationState.DORMANT})
# Those in which a cooperation came to nothing.
FAILED_STATES = frozenset({CooperationState.DECLINED, CooperationState.WITHDRAWN})
SIGNING_SIDES = frozenset({Side.EMPLOYER, Side.MSO})

# An organisation with several roles says on which side it stands.
SIDES_OF_ROLES: dict[Side, frozenset[Role]] = {
    Side.EMPLOYER: frozenset({Role.EMPLOYER, Role.NETWORK_PARTNER}),
    Side.MSO: frozenset({Role.MSO, Role.UMBRELLA}),
    Side.MEDIATOR: INTERMEDIARY_ROLES,
}
