"""Papers for guests to fill in: consents and the questions of the feedback, one page in each of nine languages."""

from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cooperations.enums.side import Side
from events.domain.planning.words import in_berlin
from events.enums.event import Minors
from events.enums.material import GuestLanguage
from events.models import Event, EventText
from events.permissions.event import present_parties
from events.permissions.material import can_see_material
from events.renderers.guest_papers import (
    GuestPaperData,
    consent_assets,
    consent_html,
    feedback_assets,
    feedback_html,
)
from portal.printing.domain.printouts import request_printout
from portal.printing.models import Printout
from portal.printing.registry import register_printer
from portal.shared.addresses import absolute_url

KEEP_DAYS: Final = 7  # they can be printed anew at any time
ASKING_SIDES: Final = (Side.EMPLOYER, Side.MSO)


class GuestPaper(StrEnum):
    """Which paper; the value stands in addresses."""

    CONSENT = "einwilligung"
    FEEDBACK = "rueckmeldung"


_PRINTERS: Final = {
    GuestPaper.CONSENT: ("events.consent", consent_html, consent_assets),
    GuestPaper.FEEDBACK: ("events.feedback", feedback_html, feedback_assets),
}


def register_guest_paper_printers() -> None:
    """Say how the papers are printed; asked twice it is done once."""
    for kind, html_of, assets_of in _PRINTERS.values():
        register_printer(kind, html_of, assets_of, keep_days=KEEP_DAYS)


def print_guest_paper(event: Event, paper: GuestPaper, language: GuestLanguage, *, actor: Any) -> Printout:
    """Return the printout of ``paper``. ``event`` comes with sections and parties; one query for its texts.

    Raises ``PermissionDenied`` for those who do not take part.
    """
    if not can_see_material(actor, event):
        raise PermissionDenied
    content = guest_paper(event, list(event.texts.all()), language).to_json()
    return request_printout(_PRINTERS[paper][0], content, owner=actor)


def guest_paper(event: Event, texts: list[EventText], language: GuestLanguage) -> GuestPaperData:
    """Return what stands on the papers. The title is in ``language`` where people wrote it so. No query."""
    titles = {text.language: text.title for text in texts}
    return GuestPaperData(
        language=language.value,
        title=titles.get(language.value) or event.title,
        address=absolute_url(f"{reverse('events:feedback', args=[event.feedback_code])}?lang={language.value}"),
        asked_by=tuple(
            party.organisation.name
            for party in present_parties(event)
            if party.accepted_at is not None and party.side in ASKING_SIDES
        ),
        day=in_berlin(event.starts_at).date() if event.starts_at else None,
        for_minors=event.minors != Minors.NO,
    )
