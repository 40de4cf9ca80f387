"""Conversations: the page, the form, the files and the mails that pass messages on; what was given in cooperations."""

from collections.abc import Iterator

from django.urls import reverse

from cooperations.domain.relay.passing_on import pass_on
from cooperations.models import Support
from cooperations.models.relay import RelayMail
from tests.access.identities import World
from tests.partners.outputs.registry import Answer, Reader, mails, output
from tests.partners.outputs.seed import Seeded


@output("conversations")
def conversations(reader: Reader) -> Iterator[Answer]:
    for key in ("talking", "asked", "mediated"):
        pk = reader.world.extra[key].pk
        for name in ("request", "message_write"):
            yield reader.get(reverse(f"cooperations:{name}", args=[pk]))
    yield reader.get(reverse("cooperations:requests"))
    yield reader.get(reverse("start"))


@output("what was given in a cooperation")
def gifts(reader: Reader) -> Iterator[Answer]:
    """Show them on the page of the cooperation, too."""
    kept = reader.world.extra["kept"]
    Support.objects.filter(pk=reader.world.extra["support"].pk).update(cooperation=kept)
    yield reader.get(kept.get_absolute_url())
    yield reader.get(reverse("cooperations:giving"))
    yield reader.get(reverse("cooperations:touch_points", args=[kept.pk]))


@mails("messages of conversations")
def messages(world: World, _seeded: Seeded) -> None:
    # Who else acts for the MSO in this world is nobody whose rights are known here.
    world.mso.representatives.exclude(user__in=list(world.users.values())).delete()
    for mail in world.extra["relay_mails"]:
        pass_on(
            RelayMail.objects.select_related("request__employer", "request__mso", "request__mediator").get(pk=mail.pk)
        )
