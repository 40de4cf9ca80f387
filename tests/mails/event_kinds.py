"""Mails to guests of events."""

from events.domain.registration import sign_up
from events.domain.registration.guest_mails import tell_change
from events.models import SignUp
from tests.factories.events import EventFactory, move_on
from tests.mails.world import EMPLOYER, NAMES, TITLE


def guest_signed_up(world):
    event = EventFactory(
        state="announced",
        title=TITLE,
        employer=world.employer,
        mso=world.mso,
        venue={"street": EMPLOYER},
        registration={"mode": "sign_up", "keeper": world.mso},
    )
    sign_up(event, name=NAMES["contact"], email="guest@people.example.org", persons=2, language=world.language)
    world.extra["guests"] = event


def guest_told(state):
    def write(world):
        event = world.extra["guests"]
        if state:
            move_on(event, state)
            event.refresh_from_db()
        for row in SignUp.objects.filter(event=event):
            tell_change(event, row)

    return write


EVENT_KINDS = {
    "guest signed up": guest_signed_up,
    "guest told of a change": guest_told(""),
    "guest told, postponed": guest_told("postponed"),
    "guest told, cancelled": guest_told("cancelled"),
}
