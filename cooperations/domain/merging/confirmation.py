"""What merging two organisations does to their signatories."""

from django.utils.translation import gettext as _

from cooperations.enums.confirmation import RoundState
from cooperations.models import ConfirmationRound, Signatory
from partners.domain.merging import Handling, register_handling
from partners.domain.merging.handling import rows_of
from partners.domain.merging.ledger import Ledger
from partners.models import Organisation


def register_handlings() -> None:
    """Declare every relation of confirmations."""
    register_handling(
        "cooperations.signatory.organisation", Handling(move_who_has_not_signed, objection=why_boards_come_first)
    )


def move_who_has_not_signed(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
    """Let present signatories sign for the target; whoever has answered stays with the text that names the source."""
    answered = Signatory.objects.filter(organisation=source, confirmations__isnull=False).values_list("pk", flat=True)
    for row in rows_of(relation, source).filter(left_at=None).exclude(pk__in=list(answered)):
        ledger.change(row, organisation_id=target.pk)


def why_boards_come_first(source: Organisation, _target: Organisation) -> str:
    """Return the sentence that names the cooperations in which boards are asked for the entry that goes, else ""."""
    rounds = ConfirmationRound.objects.filter(
        state=RoundState.OPEN, version__parties__organisation=source
    ).select_related("cooperation")
    listed = ", ".join(sorted({f"„{each.cooperation}“" for each in rounds}))
    if not listed:
        return ""
    return _("Boards are being asked to confirm %(titles)s. Please wait for their answers, or take the text back.") % {
        "titles": listed
    }
