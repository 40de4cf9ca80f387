"""The weekly overview, what fits and the yearly question: made for everybody, so that nobody reads too much in them."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from cooperations.domain.keeping.renewing import ask
from cooperations.models import Cooperation, Need, Renewal
from cooperations.models.touch_point import TouchPoint
from portal.accounts.domain.digest.batches import write_digests
from portal.accounts.domain.digest.rhythm import week_of
from portal.accounts.models import Rhythm
from portal.outbox.models import Message
from tests.access.identities import World
from tests.factories.giving import NeedFactory, OfferFactory
from tests.partners.outputs.registry import Answer, Reader, mails, output
from tests.partners.outputs.seed import Seeded


@output("giving with needs of all seeded organisations")
def giving(reader: Reader) -> Iterator[Answer]:
    if not Need.objects.filter(organisation__in=reader.seeded.organisations.values()).exists():
        for organisation in reader.seeded.organisations.values():
            NeedFactory(organisation=organisation)
            OfferFactory(organisation=organisation)
    yield reader.get(reverse("cooperations:giving"))


@mails("weekly overview and yearly question")
def overview(world: World, seeded: Seeded) -> None:
    today = timezone.localdate()
    for organisation in seeded.organisations.values():
        NeedFactory(organisation=organisation)
    OfferFactory(organisation=world.employer)
    TouchPoint.objects.update(due_on=today)
    Renewal.objects.update(closed_on=today, outcome="alive")
    Cooperation.objects.filter(pk=world.extra["kept"].pk).update(next_renewal_on=today - timedelta(days=1))
    assert ask(world.extra["kept"], today)
    write_digests([user.pk for user in world.users.values()], Rhythm.WEEKLY, week_of(today))
    assert Message.objects.filter(digest__isnull=False).count() > 1
