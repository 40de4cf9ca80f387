"""Timelines of cooperations and events: texts of histories that are private elsewhere must not come up here."""

from collections.abc import Iterator

from django.urls import reverse

from tests.partners.outputs.registry import Answer, Reader, output
from tests.partners.outputs.seed_planning import EVENTS

COOPERATIONS = ("proposed", "in_talks", "confirmed", "silenced", "foreign")


@output("timelines")
def timelines(reader: Reader) -> Iterator[Answer]:
    for key in COOPERATIONS:
        pk = reader.world.extra[f"{key}_cooperation"].pk
        yield reader.get(reverse("events:cooperation_timeline", args=[pk]))
    for key in EVENTS:
        yield reader.get(reverse("events:event_timeline", args=[reader.world.extra[f"{key}_event"].pk]))
