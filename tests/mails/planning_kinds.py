"""The mails about events: what changed, and who takes part."""

from events.domain.planning import party_mails
from events.domain.planning.notices import tell
from events.enums.event import NoticeKind
from events.models import Event
from tests.factories.events import EventFactory
from tests.mails.world import EMPLOYER, TITLE, WRITTEN


def event_told(kind):
    def write(world):
        tell(_event(world), NoticeKind(kind), actor=None, reason=WRITTEN)

    return write


def event_party(kind):
    def write(world):
        event = _event(world)
        party = event.parties.get(side="employer")
        if kind == "asked":
            party_mails.tell_asked(event, event.parties.get(side="mso"), by=world.employer)
        elif kind == "joined":
            party_mails.tell_joined(event, party)
        else:
            party.accepted_at = None if kind == "declined" else party.accepted_at
            party_mails.tell_left(event, party, reason=WRITTEN)

    return write


def _event(world):
    """Return an event of the two that was postponed; all kinds of mails are written about it."""
    if "event" not in world.extra:
        world.extra["event"] = EventFactory(
            state="postponed",
            title=TITLE,
            employer=world.employer,
            mso=world.mso,
            venue={"street": EMPLOYER},
        )
    return Event.objects.with_parties().get(pk=world.extra["event"].pk)


PLANNING_KINDS = {
    **{f"event {kind}": event_told(kind) for kind in NoticeKind.values},
    **{f"event, party {kind}": event_party(kind) for kind in party_mails._TEXTS},  # noqa: SLF001 -- all there are
}
