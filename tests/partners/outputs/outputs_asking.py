"""Freshness mails, the page behind their link, what was told by it, reminders of terms of office."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from partners.domain.handover.mail import remind
from partners.enums import OrganisationState
from partners.models import FreshnessAnswer, Organisation
from tests.access.identities import Identity, World
from tests.factories.asking import asked
from tests.partners.outputs.registry import Answer, Reader, mails, output
from tests.partners.outputs.seed import Seeded


def published(seeded: Seeded) -> list[Organisation]:
    return [each for each in seeded.organisations.values() if each.state == OrganisationState.PUBLISHED]


@mails("is everything still correct")
def freshness(_world: World, seeded: Seeded) -> None:
    asked(*published(seeded), address="newcomer@example.org")


@mails("a term of office ends")
def terms(world: World, seeded: Seeded) -> None:
    for organisation in published(seeded):
        remind(organisation, timezone.localdate() + timedelta(days=9), "soon", [], world.users[Identity.MSO_BOARD])


# Each link is another one, so these pages cannot be compared before and after.
@output("every page behind the link of a freshness mail")
def behind_the_link(reader: Reader) -> Iterator[Answer]:
    shown = published(reader.seeded)
    mail, token = asked(*shown, address=f"{uuid4()}@example.org")
    yield reader.get(reverse("partners:freshness", args=[token]))
    for each in shown:
        yield reader.get(reverse("partners:freshness_tell", args=[token, each.slug]))
        FreshnessAnswer.objects.create(organisation=each, mail=mail, kind="contact")
        yield reader.get(reverse("partners:answers", args=[each.slug]))
