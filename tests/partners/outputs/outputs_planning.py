"""Events: their pages, forms and mails."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from events.domain import planning
from events.enums.event import Section
from tests.access.identities import Identity, World
from tests.partners.outputs.registry import Answer, Reader, mails, output
from tests.partners.outputs.seed import Seeded
from tests.partners.outputs.seed_planning import EVENTS


@output("events with their sections")
def events(reader: Reader) -> Iterator[Answer]:
    yield reader.get(reverse("events:events"))
    yield reader.get(reverse("events:public"))
    yield reader.get(reverse("start"))
    for key in EVENTS:
        pk = reader.world.extra[f"{key}_event"].pk
        yield reader.get(reverse("events:event", args=[pk]))
        yield reader.get(reverse("events:event_date", args=[pk]))
        for section in Section.values:
            yield reader.get(reverse("events:event_edit", args=[pk, section]))


@output("looking for somebody to hold an event with")
def finding(reader: Reader) -> Iterator[Answer]:
    pk = reader.world.extra["idea_event"].pk
    yield reader.get(reverse("events:event_invite", args=[pk]), {"name": "e"})


@mails("planning of events")
def told(world: World, _seeded: Seeded) -> None:
    employer, mso = world.users[Identity.EMPLOYER_HEAD], world.users[Identity.MSO_BOARD]
    start = timezone.now() + timedelta(days=50)
    planned, announced = world.extra["planned_event"], world.extra["announced_event"]
    planning.move_event(planned, start, start + timedelta(hours=2), actor=employer)
    planning.postpone(announced, actor=mso, reason="Hochwasser.")
    planning.cancel(planned, actor=mso, reason="Zu wenige Zusagen.")
    planning.answer_invitation(world.extra["asked_event"], world.mso, accepts=False, actor=mso, reason="Keine Zeit.")
