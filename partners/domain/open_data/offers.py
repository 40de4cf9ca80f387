"""What organisations offer, as HSDS counts services: one per kind of offer."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.enums import INTERMEDIARY_ROLES, Role
from partners.models import Organisation


@dataclass(frozen=True)
class Offer:
    """What organisations with one of ``roles`` offer; ``number`` is part of the identifiers, so it never changes.

    ``title`` takes the name of the organisation. ``taxonomies`` are those whose terms describe the offer.
    """

    number: int
    title: str | Promise
    roles: frozenset[Role]
    taxonomies: frozenset[str]

    def is_made_by(self, organisation: Organisation) -> bool:
        """Say whether ``organisation`` makes this offer."""
        return bool(self.roles & set(organisation.roles))


COMMUNITY = Offer(
    1,
    _("What %(name)s offers"),
    frozenset({Role.MSO}),
    frozenset({"group", "field", "language"}),
)
SUPPORT = Offer(
    2,
    _("Advice and mediation by %(name)s"),
    INTERMEDIARY_ROLES | {Role.SUPPORT_SERVICE},
    frozenset({"agency"}),
)
OFFERS: Mapping[int, Offer] = {offer.number: offer for offer in (COMMUNITY, SUPPORT)}
