"""Mails to guests of events. The pages are outputs by themselves: they have rows in the access matrix."""

from events.domain.registration import sign_up
from events.domain.registration.guest_mails import tell_change
from events.models import SignUp
from portal.outbox.models import Message
from tests.access.identities import World
from tests.partners.outputs.registry import mails
from tests.partners.outputs.seed import Seeded


@mails("guests of events")
def guests(world: World, _seeded: Seeded) -> None:
    event = world.extra["guests_event"]
    for language in ("de", "ar"):
        sign_up(event, name="Sara", email=f"{language}@example.org", persons=1, language=language)
    for row in SignUp.objects.filter(event=event, name="Sara"):
        tell_change(event, row)
    assert Message.objects.filter(guard="events.guest").count() == 4
