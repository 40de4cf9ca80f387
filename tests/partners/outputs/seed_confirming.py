"""Markers in the confirmation by boards: addresses of signatories are for nobody, what one side keeps for that side."""

from cooperations.models import Signatory, SignatoryQuestion
from tests.access.identities import MSO, World
from tests.factories.confirming import answer
from tests.factories.cooperation import SignatoryFactory
from tests.partners.outputs.markers import Marker, word


def mark_confirming(world: World) -> list[Marker]:
    """Give signatories marked addresses; one of the MSO asks its own side and says no for a reason of its own."""
    extra = world.extra["confirming"]
    address = word("address of a signatory", frozenset())
    question, reason = word("question to the own side", MSO), word("reason that is not shared", MSO)
    refusing = SignatoryFactory(cooperation=extra["cooperation"], organisation=world.mso)
    SignatoryQuestion.objects.create(signatory=refusing, version=extra["round"].version, text=f"{question.value}?")
    answer(refusing, extra["round"], yes=False, reason=f"Weil {reason.value}.")
    for signatory in Signatory.objects.exclude(email=""):
        signatory.email = f"{address.value}{signatory.pk}@example.org"
        signatory.save()
    return [address, question, reason]
