"""What merging two organisations does to occasions for contact and yearly questions."""

from partners.domain.merging import moves, register_handling
from partners.domain.merging.handling import stays


def register_handlings() -> None:
    """Declare every relation of this topic. Two parties of one cooperation are not merged (``cooperation``)."""
    register_handling("cooperations.touchpoint.organisation", moves("cooperation_id", "occasion", "cycle", told=False))
    register_handling("cooperations.touchpointchoice.organisation", moves("cooperation_id", "occasion", told=False))
    register_handling(
        "cooperations.renewalmail.organisation", moves("renewal_id", "stage", "user_id", "contact_id", told=False)
    )
    # What was answered stands as it was said; which side said it is written beside it.
    register_handling("cooperations.renewalanswer.organisation", stays())
