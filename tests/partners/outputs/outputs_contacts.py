"""Contact: the mails about requests, the log as each side reads it, the calendar file."""

from collections.abc import Iterator

from django.urls import reverse

from cooperations.domain.requests.delivery import deliver, tell_withdrawn
from cooperations.domain.requests.notices import tell_declined, tell_lifted, tell_mediator, tell_reported
from cooperations.domain.requests.personal_data import contacts_of_person
from cooperations.models import ContactRequest, MisuseReport
from tests.access.identities import World
from tests.partners.outputs.registry import Answer, Reader, mails, output
from tests.partners.outputs.seed import Seeded


def stored(world: World, name: str) -> ContactRequest:
    return ContactRequest.objects.select_related("employer", "mso", "mediator").get(pk=world.extra[name].pk)


@mails("everything about contact requests")
def about_requests(world: World, _seeded: Seeded) -> None:
    # Who else acts for the MSO in this world is nobody whose rights are known here.
    world.mso.representatives.exclude(user__in=list(world.users.values())).delete()
    assert deliver(stored(world, "silent"))
    assert deliver(stored(world, "silenced")) == 0
    tell_withdrawn(stored(world, "silent"))
    tell_declined(stored(world, "declined"))
    tell_lifted(stored(world, "declined"))
    tell_mediator(stored(world, "mediated"))
    tell_reported(MisuseReport.objects.select_related("addressee").get(pk=world.extra["report"].pk))


@output("what the portal knows of a person's contacts")
def own_data(reader: Reader) -> Iterator[Answer]:
    if reader.user is not None:
        yield Answer("personal data", str(contacts_of_person(reader.user)))


@output("pages about the pair as either side reads them")
def both_sides(reader: Reader) -> Iterator[Answer]:
    for slug in (reader.world.mso.slug, reader.world.employer.slug):
        for name in ("log", "notes", "plan", "talk_guide"):
            yield reader.get(reverse(f"cooperations:{name}", args=[slug]))
    for name in ("declined", "silent", "mediated", "silenced"):
        yield reader.get(reverse("cooperations:request", args=[reader.world.extra[name].pk]))
