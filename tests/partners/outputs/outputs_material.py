"""Invitations, the page for guests, calendar files and addresses."""

from collections.abc import Iterator

from django.urls import reverse

from tests.access.identities import EMPLOYER
from tests.partners.outputs.registry import Answer, Reader, output


@output("invitations and calendar files")
def material(reader: Reader) -> Iterator[Answer]:
    for key in ("material_event", "foreign_material_event"):
        event = reader.world.extra[key]
        yield reader.get(reverse("events:material", args=[event.pk]))
        yield reader.get(reverse("events:event_calendar", args=[event.pk]))
        yield reader.get(reverse("events:invitation_file", args=[event.pk, "flyer", "ar", "pdf"]))
        yield reader.get(reverse("events:by_code", args=[event.code]), {"lang": "ar"})
        yield reader.get(reverse("events:by_code_calendar", args=[event.code]))
        yield reader.get(reverse("events:by_code_flyer", args=[event.code]), {"lang": "ar"})
    yield reader.get(reverse("events:feeds"))
    if reader.identity in EMPLOYER:  # an address that only they know: who has it reads what its owner may
        yield reader.get(reverse("events:feed", args=[reader.world.extra["feed_token"]]))
