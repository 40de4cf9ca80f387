"""Freshness mails, the page behind their link, what was told by it, reminders of terms of office."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from partners.domain.handover.mail import remind
from partners.models import FreshnessAnswer
from tests.access.identities import Identity, World
from tests.factories.asking import asked
from tests.partners.outputs.registry import Answer, Reader, mails, output
from tests.partners.outputs.seed import Seeded


@mails("is everything still correct")
def freshness(_world: World, seeded: Seeded) -> None:
    asked(*seeded.organisations.values(), address="newcomer@example.org")


@mails("a term of office ends")
def terms(world: World, seeded: Seeded) -> None:
    for organisation in seeded.organisations.values():
        remind(organisation, timezone.localdate() + timedelta(days=9), "soon", [], world.users[Identity.MSO_BOARD])


@output("pages behind the link of a freshness mail")
def behind_the_link(reader: Reader) -> Iterator[Answer]:
    shown = [each for each in reader.seeded.organisations.values() if each.state == "published"]
    address = f"{reader.identity.name.lower()}-link@example.org"
    mail, token = asked(*shown, address=address)
    yield reader.get(reverse("partners:freshness", args=[token]))
    for each in shown:
        yield reader.get(reverse("partners:freshness_tell", args=[token, each.slug]))
        FreshnessAnswer.objects.create(organisation=each, mail=mail, kind="contact")
        yield reader.get(reverse("partners:answers", args=[each.slug]))
