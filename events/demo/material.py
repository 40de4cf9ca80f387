"""Invitations of the demo's announced event, and addresses for the calendars of its people."""

from collections.abc import Mapping
from typing import Any

from events.domain.calendar_files.feeds import issue_feed
from events.domain.material.making import make_invitations
from events.enums.event import EventState
from events.enums.material import GuestLanguage, MaterialKind
from events.models import Event
from partners.models import Organisation

MADE = {
    MaterialKind.FLYER: (GuestLanguage.DE, GuestLanguage.AR, GuestLanguage.UK),
    MaterialKind.POSTER: (GuestLanguage.DE,),
}


def store_material(association: Organisation, users: Mapping[str, Any]) -> None:
    """Have flyers and a poster made, and give the association and one of its people an address for their calendars."""
    board = users["vorstand@example.org"]
    for event in Event.objects.filter(host=association, state=EventState.ANNOUNCED):
        for kind, languages in MADE.items():
            make_invitations(event, kind, languages, actor=board)
    issue_feed(actor=board, organisation=association, label="Kalender im Vereinsbüro")
    issue_feed(actor=users["verein@example.org"], label="Mein Telefon")
