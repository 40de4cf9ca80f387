"""Markers in conversations, in what is kept for one side, and in what was given."""

from django.utils import timezone

from cooperations.models import Support
from cooperations.models.relay import RelayMail
from cooperations.models.touch_point import TouchPoint
from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.factories.relay import RelayMailFactory
from tests.partners.outputs.markers import Marker, word

GO_BETWEEN = frozenset({Identity.INTERMEDIARY})
NOBODY: frozenset[Identity] = frozenset()
# The request of the world, who writes in it, and who reads what is written.
MESSAGES = (
    ("talking", "employer", EMPLOYER),
    ("asked", "mso", MSO),
    ("mediated", "mso", MSO | GO_BETWEEN),
    ("mediated", "mediator", MSO | GO_BETWEEN),
)


def mark_relay(world: World) -> list[Marker]:
    """Let the sides of requests write markers, quote some, and hold one back; mark notes of occasions and gifts."""
    markers = []

    def mark(what: str, seen_by: frozenset[Identity]) -> str:
        markers.append(word(f"relay {what}", seen_by))
        return str(markers[-1].value)

    world.extra["relay_mails"] = [
        RelayMailFactory(
            request=world.extra[key],
            side=side,
            text=f"Gern, {mark(f'{key} {side} text', readers)}.",
            author_name=f"Frau {mark(f'{key} {side} author', readers)}",
            # What a mail quoted may hold links of the own side.
            quoted=mark(f"{key} {side} quoted", {"mso": MSO, "employer": EMPLOYER, "mediator": GO_BETWEEN}[side]),
        )
        for key, side, readers in MESSAGES
    ]
    held = world.extra["held_mail"]
    sender = f"{mark('sender of a held mail', MSO)}@example.org"
    RelayMail.objects.filter(pk=held.pk).update(text=mark("held mail", MSO), sender=sender)
    held.attachments.update(name=f"{mark('name of a held file', MSO)}.txt")
    foreign = RelayMail.objects.filter(request=world.extra["of_others"]["request"]["pk"])
    foreign.update(text=mark("message of others", NOBODY))
    point = TouchPoint.objects.filter(pk=world.extra["touch_point"].pk)
    point.update(note=mark("note of an occasion", EMPLOYER), state="done", done_at=timezone.now())
    for key, readers in (("support", EMPLOYER | MSO), ("foreign", NOBODY)):
        pk = world.extra["support"].pk if key == "support" else world.extra["of_others"]["support"]["pk"]
        Support.objects.filter(pk=pk).update(what=mark(f"{key} gift", readers))
    return markers
