"""The ministry's pages about duplicates, for pairs of seeded organisations."""

from collections.abc import Iterator
from itertools import pairwise

from django.urls import reverse

from partners.models import DuplicateSuspect, Organisation
from tests.partners.outputs.registry import Answer, Reader, output


def pairs(reader: Reader) -> list[tuple[Organisation, Organisation]]:
    """Return each organisation with its neighbour; what is merged already has an end and no page."""
    found = [each for state, each in reader.seeded.organisations.items() if state != "merged"]
    return [*pairwise([*found, found[0]])]


@output("merging")
def merging(reader: Reader) -> Iterator[Answer]:
    for one, other in pairs(reader):
        yield reader.get(reverse("partners:merge", args=[one.slug, other.slug]))
        yield reader.get(reverse("partners:merge", args=[other.slug, one.slug]))


@output("duplicates")
def duplicates(reader: Reader) -> Iterator[Answer]:
    for one, other in pairs(reader):
        first, second = sorted((one, other), key=lambda each: each.pk)
        DuplicateSuspect.objects.get_or_create(one=first, other=second, defaults={"score": 80})
    yield reader.get(reverse("partners:duplicates"))
