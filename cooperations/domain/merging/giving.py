"""What merging two organisations does to needs, offers and support."""

from partners.domain.merging import moves, register_handling

from .pairs import pair


def register_handlings() -> None:
    """Declare every relation of giving and taking. Support between the two stays: nobody supports themselves."""
    register_handling("cooperations.need.organisation", moves(told=False))
    register_handling("cooperations.offer.organisation", moves(told=False))
    register_handling("cooperations.support.giver", pair("receiver", told=False))
    register_handling("cooperations.support.receiver", pair("giver", told=False))
