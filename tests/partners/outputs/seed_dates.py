"""Markers in what an MSO says about its days: which calendars count and why it cannot is its own people's alone."""

from django.utils import timezone

from events.models import BlockedDays, ObservedCalendars
from partners.models import Organisation
from tests.access.identities import MSO
from tests.partners.outputs.markers import Marker, word


def mark_dates(alone: Organisation) -> list[Marker]:
    """Let ``alone``, which holds events and cooperates with nobody, name calendars and block days."""
    note, why = word("observed calendars note", MSO), word("blocked days why", MSO)
    ObservedCalendars.objects.create(organisation=alone, traditions=["yezidi"], note=f"Bitte {note.value}")
    BlockedDays.objects.create(
        organisation=alone, first=timezone.localdate(), last=timezone.localdate(), why=f"Wegen {why.value}"
    )
    return [note, why]
