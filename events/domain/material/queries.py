"""What was made for an event, and whether it still says what holds."""

from dataclasses import dataclass
from typing import Final

from events.enums.event import OVER_STATES, EventState
from events.enums.material import GuestLanguage, MaterialKind
from events.models import Event, EventText, Invitation
from events.renderers.guest_event import GuestEvent
from events.renderers.phrases import phrases_in
from portal.outbox.models import Job
from portal.shared.guest_languages import GERMAN, find_guest_language
from portal.shared.guest_languages import GuestLanguage as NamedLanguage

from .freezing import guest_event

# Languages of people in the directory that guests are spoken to in another code or a neighbouring one.
SPOKEN_AS: Final = {"kmr": GuestLanguage.KU, "prs": GuestLanguage.FA}
ONE_PAGE: Final = 1


@dataclass(frozen=True)
class Made:
    """A flyer or poster in one language. ``invitation`` is None where there is none."""

    kind: MaterialKind
    invitation: Invitation | None
    is_outdated: bool

    @property
    def is_ready(self) -> bool:
        """Say whether the files are there."""
        return self.invitation is not None and self.invitation.printout.is_ready

    @property
    def has_failed(self) -> bool:
        """Say whether it could not be printed."""
        job = self.invitation.printout.job if self.invitation else None
        return not self.is_ready and job is not None and job.state == Job.State.FAILED

    @property
    def is_too_long(self) -> bool:
        """Say whether it needs more than its page."""
        return self.is_ready and self.invitation is not None and (self.invitation.printout.pages or 0) > ONE_PAGE


@dataclass(frozen=True)
class LanguageRow:
    """What there is in one language. ``needs_reader``: no speaker has read the phrases of the portal in it."""

    language: NamedLanguage
    made: tuple[Made, ...]
    is_of_group: bool
    is_translated: bool
    needs_reader: bool

    @property
    def is_wanted(self) -> bool:
        """Say whether it is proposed: languages of the guests, and what is out of date."""
        return self.is_of_group or any(each.is_outdated for each in self.made)


@dataclass(frozen=True)
class MaterialPage:
    """All of it, a row per language; ``can_be_made`` once guests can find the way."""

    rows: tuple[LanguageRow, ...]
    can_be_made: bool

    @property
    def is_outdated(self) -> bool:
        """Say whether something that was made says what no longer holds."""
        return any(made.is_outdated for row in self.rows for made in row.made)


def material_page(event: Event, texts: list[EventText]) -> MaterialPage:
    """Return what was made for ``event``, fetched with parties and sections. One query."""
    invitations = {
        (each.kind, each.language): each
        for each in Invitation.objects.filter(event=event).select_related("printout__job")
    }
    wanted = {SPOKEN_AS.get(code, code) for code in event.needs.group_languages} | {GuestLanguage.DE.value}
    rows = []
    for code in GuestLanguage.values:
        frozen = guest_event(event, texts, code)
        rows.append(
            LanguageRow(
                language=find_guest_language(code) or GERMAN,
                made=tuple(_made(event, kind, invitations.get((kind, code)), frozen) for kind in MaterialKind),
                is_of_group=code in wanted,
                is_translated=frozen.text_language == code,
                needs_reader=not phrases_in(code).read_by,
            )
        )
    return MaterialPage(tuple(rows), can_be_made=event.starts_at is not None and event.venue.is_whole)


def guests_flyer(event: Event, texts: list[EventText], language: str) -> Invitation | None:
    """Return the flyer that guests may fetch: printed, and still right. One query."""
    flyers = Invitation.objects.filter(event=event, kind=MaterialKind.FLYER, language=language)
    flyer = flyers.select_related("printout__job").first()
    made = _made(event, MaterialKind.FLYER, flyer, guest_event(event, texts, language))
    return flyer if made.is_ready and not made.is_outdated else None


def _made(event: Event, kind: MaterialKind, invitation: Invitation | None, frozen: GuestEvent) -> Made:
    is_called_off = event.state in {EventState.POSTPONED, EventState.CANCELLED}
    if invitation is None or event.state in OVER_STATES:
        return Made(kind, invitation, is_outdated=False)
    return Made(kind, invitation, is_called_off or invitation.printout.content != frozen.to_json())
