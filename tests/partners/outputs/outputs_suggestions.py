"""Suggestions with reasons, and who can help."""

from collections.abc import Iterator

from django.urls import reverse

from partners.enums import Language, MeetingFormat, MeetingTime, TargetGroup
from tests.partners.outputs.registry import Answer, Reader, output


@output("suggestions")
def suggestions(reader: Reader) -> Iterator[Answer]:
    everything = {"group": TargetGroup.values, "language": Language.values, "time": MeetingTime.DAY}
    yield reader.get(reverse("partners:suggestions"), {"ask": "1"})
    yield reader.get(reverse("partners:suggestions"), {**everything, "format": MeetingFormat.MARKET})
    yield reader.get(reverse("partners:suggestions"), {"place": "Musterstadt", "radius": "100", "language": "tw"})


@output("who can help")
def helping(reader: Reader) -> Iterator[Answer]:
    yield reader.get(reverse("partners:helping"))
    yield reader.get(reverse("partners:helping"), {"place": "Musterstadt"})
