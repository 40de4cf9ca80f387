"""What the demo's association needs and the demo's employer offers, and support that was given."""

from datetime import date, timedelta

from cooperations.enums.giving import GivingKind, NeedAudience, SupportUnit
from cooperations.models import Need, Offer, Support
from partners.enums import OrganisationState, Role
from partners.models import Organisation

NEEDS = (
    (GivingKind.ROOMS, "Ein Raum für den Sprachkurs am Samstagvormittag, etwa 15 Stühle."),
    (GivingKind.ACCOUNTING, "Jemand, der einmal im Jahr auf unsere Kassenführung schaut."),
)
OFFERS = (
    (GivingKind.ROOMS, "Besprechungsraum für 20 Leute, abends ab 18 Uhr und samstags, stufenlos."),
    (GivingKind.EQUIPMENT, "Zwei gebrauchte Beamer und eine Leinwand zum Behalten."),
)
OTHER_NEEDS = (
    (GivingKind.TRAINING, "Eine Schulung: Wie schreibe ich eine Bewerbung in Deutschland?"),
    (GivingKind.FUNDS, "250 Euro für Getränke und Plakate beim Sommerfest."),
)


def store_giving(employer: Organisation, association: Organisation, today: date) -> None:
    """Let both publish, let further associations need something, and write down two gifts, one to be confirmed."""
    for kind, text in NEEDS:
        Need.objects.create(organisation=association, kind=kind, text=text, audience=NeedAudience.PUBLIC)
    for kind, text in OFFERS:
        Offer.objects.create(organisation=employer, kind=kind, text=text)
    others = (
        Organisation.objects.with_role(Role.MSO)
        .filter(provenance=Organisation.Provenance.DEMO, state=OrganisationState.PUBLISHED)
        .exclude(pk=association.pk)
        .order_by("pk")
    )
    for organisation, (kind, text) in zip(others[: len(OTHER_NEEDS)], OTHER_NEEDS, strict=False):
        Need.objects.create(organisation=organisation, kind=kind, text=text)
    gift = {"giver": employer, "receiver": association}
    Support.objects.create(
        **gift,
        kind=GivingKind.ROOMS,
        what="Aula für das Frühlingsfest",
        amount=1,
        unit=SupportUnit.TIMES,
        on=today - timedelta(days=60),
        confirmed_at=association.created_at,
    )
    Support.objects.create(
        **gift, kind=GivingKind.EQUIPMENT, what="Ein Laptop für die Beratung", on=today - timedelta(days=5)
    )
