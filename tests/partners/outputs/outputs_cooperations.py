"""Cooperations: their pages, frozen texts and mails."""

from collections.abc import Iterator

from django.urls import reverse

from cooperations.domain import lifecycle
from tests.access.identities import Identity, World
from tests.factories.partners import OrganisationFactory
from tests.partners.outputs.registry import Answer, Reader, mails, output
from tests.partners.outputs.seed import Seeded

KEYS = ("proposed_cooperation", "in_talks_cooperation", "confirmed_cooperation", "foreign_cooperation")


@output("cooperations with their agreements")
def cooperations(reader: Reader) -> Iterator[Answer]:
    yield reader.get(reverse("cooperations:cooperations"))
    yield reader.get(reverse("start"))
    for key in (*KEYS, "silenced_cooperation"):
        pk = reader.world.extra[key].pk
        for name in ("cooperation", "agreement", "agreement_pdf"):
            yield reader.get(reverse(f"cooperations:{name}", args=[pk]))
        for section in ("ziele", "aufgaben", "rahmen", "ansprechpersonen"):
            yield reader.get(reverse("cooperations:agreement_edit", args=[pk, section]))
        for number in (1, 2):
            yield reader.get(reverse("cooperations:agreement_version", args=[pk, number]))


@output("looking for somebody to cooperate with")
def finding(reader: Reader) -> Iterator[Answer]:
    for name in ("e", "Entwurf", "Verein"):
        yield reader.get(reverse("cooperations:cooperation_new"), {"name": name})
    for organisation in reader.seeded.organisations.values():
        yield reader.get(reverse("cooperations:cooperation_new"), {"mit": organisation.slug})


@mails("cooperations")
def told(world: World, _seeded: Seeded) -> None:
    users = world.users
    employer, mso = users[Identity.EMPLOYER_HEAD], users[Identity.MSO_BOARD]
    talks = world.extra["in_talks_cooperation"]
    lifecycle.invite(talks, OrganisationFactory(), "mso", by=world.employer, actor=employer)
    lifecycle.leave(talks, organisation=world.mso, actor=mso, reason="Keine Zeit mehr.")
    lifecycle.withdraw(talks, actor=employer, reason="Doch nicht.")
    proposed = world.extra["proposed_cooperation"]
    lifecycle.take_part(proposed, organisation=world.mso, actor=mso)
    lifecycle.decline(proposed, organisation=world.mso, actor=mso, reason="Es passt nicht.")
