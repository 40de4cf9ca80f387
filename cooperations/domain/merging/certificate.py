"""What merging two organisations does to certificates: they follow it; what is printed on them stays."""

from partners.domain.merging import moves, register_handling

from .pairs import pair


def register_handlings() -> None:
    """Declare every relation of certificates and the wishes for them."""
    register_handling("cooperations.certificate.issuer", pair("receiver", "cooperation_id", "receiver_id", "kind"))
    register_handling("cooperations.certificate.receiver", pair("issuer", "cooperation_id", "issuer_id", "kind"))
    register_handling("cooperations.certificatewish.organisation", moves("cooperation_id", "kind", told=False))
