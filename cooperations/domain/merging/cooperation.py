"""What merging two organisations does to their cooperations."""

from django.utils.translation import gettext as _

from cooperations.models import Cooperation, CooperationParty
from partners.domain.merging import moves, register_handling, stays
from partners.models import Organisation


def register_handlings() -> None:
    """Declare every relation of cooperations and agreements; frozen texts name who stood in them."""
    register_handling("cooperations.cooperation.proposed_by", moves())
    register_handling(
        "cooperations.cooperationparty.organisation",
        moves("cooperation_id", "left_on", objection=why_parties_collide),
    )
    register_handling("cooperations.frozenparty.organisation", stays())
    register_handling("cooperations.agreedtask.owner", moves())


def why_parties_collide(source: Organisation, target: Organisation) -> str:
    """Return the sentence that names the open cooperations of which both are parties, "" if there are none."""
    theirs = CooperationParty.objects.present().filter(organisation=source).values("cooperation")
    both = Cooperation.objects.open().filter(pk__in=theirs, parties__organisation=target, parties__left_on=None)
    listed = ", ".join(sorted(f"„{each}“" for each in both))
    if not listed:
        return ""
    return _("Both are parties of the same cooperation: %(titles)s. One of them has to leave it first.") % {
        "titles": listed
    }
