"""The employers' self-check, whoever asks for it."""

from collections.abc import Iterator

from django.urls import reverse

from tests.partners.outputs.registry import Answer, Reader, output
from tests.partners.outputs.seed_checklists import KEY, SHARED_KEY


@output("self-check")
def self_check(reader: Reader) -> Iterator[Answer]:
    slug = reader.world.employer.slug
    yield reader.get(reverse("start"))
    yield reader.get(reverse("checklists:self_check_of", args=[slug]))
    for name in ("old_self_check", "self_check"):
        pk = reader.world.extra[name].pk
        yield reader.get(reverse("checklists:self_check_list", args=[slug, pk]))
        yield reader.get(reverse("checklists:history", args=[pk]))
        yield reader.get(reverse("checklists:item", args=[pk, KEY]))


@output("list of an event")
def list_of_an_event(reader: Reader) -> Iterator[Answer]:
    checklist = reader.world.extra["shared_list"]
    yield reader.get(reverse("checklists:event_list", args=[checklist.event_id]))
    for name in ("list", "standing", "history"):
        yield reader.get(reverse(f"checklists:{name}", args=[checklist.pk]))
    yield reader.get(reverse("checklists:item", args=[checklist.pk, SHARED_KEY]))
