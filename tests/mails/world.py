"""What mails are about, for one language: two organisations, their people, a request, a cooperation."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from cooperations.models import ContactRequest, Cooperation
from tests.factories.accounts import UserFactory
from tests.factories.confirming import READY, ask, write
from tests.factories.contact import BlockFactory, ContactRequestFactory, PrivateNoteFactory
from tests.factories.cooperation import CooperationFactory, SignatoryFactory
from tests.factories.partners import (
    ContactPersonFactory,
    EmployerProfileFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

EMPLOYER, MSO, UNKNOWN = "Ölmühle Söhne GmbH", "Verein Brücke <Meer> & Hafen e. V.", "جمعية الجسر"
MEDIATOR = "Kommunales Integrationszentrum Musterkreis"
TITLE, SUBJECT = "Ausbildung öffnet Türen", "Info-Abend im Gemeindehaus"
AIM = "Wir möchten Eltern zeigen, wie eine Ausbildung bei uns aussieht."
TEXT = "Wir würden gern mit Ihnen einen Abend planen.\n\nPasst Ihnen der Mai? 5 < 6 & 7 > 3."
NAMES = {"employer": "Petra Lindner", "mso": "ليلى حداد", "mediator": "Hasan Yıldız", "contact": "Олена Бойко"}
WRITTEN = "Schade, im Mai sind wir auf Reisen."
# What a mail must never hold: it stands in the portal, for those who may read it there.
SECRETS = ("Geheimer Vermerk 4711", "Meldung mit Einzelheiten", "+49 30 23125 999")
# What people wrote or are called: it stays as it is in every language. The longest first.
VALUES = sorted(
    (
        "Elternabend vorbereiten",
        EMPLOYER,
        MSO,
        UNKNOWN,
        MEDIATOR,
        TITLE,
        SUBJECT,
        AIM,
        WRITTEN,
        *TEXT.split("\n"),
        *NAMES.values(),
    ),
    key=len,
    reverse=True,
)


@dataclass
class World:
    """The things themselves; ``extra`` holds what one kind of mail prepares for another."""

    language: str
    users: dict[str, Any]
    employer: Any
    mso: Any
    unknown: Any
    mediator: Any
    contact: Any
    request: ContactRequest
    talks: Cooperation
    confirmed: Cooperation
    extra: dict[str, Any] = field(default_factory=dict)


def build_world(language: str) -> World:
    """Store everything; everybody reads ``language``. ``unknown`` is an MSO whose contact has no account."""
    users = {
        side: UserFactory(name=NAMES[side], email=f"{side}@people.example.org", language=language)
        for side in ("employer", "mso", "mediator")
    }
    employer = EmployerProfileFactory(organisation__name=EMPLOYER).organisation
    mso = MsoProfileFactory(organisation__name=MSO).organisation
    unknown = MsoProfileFactory(organisation__name=UNKNOWN).organisation
    mediator = OrganisationFactory(umbrella=True, name=MEDIATOR)
    for side, organisation in (("employer", employer), ("mso", mso), ("mediator", mediator)):
        RepresentativeFactory(user=users[side], organisation=organisation, role="owner")
    contact = ContactPersonFactory(
        organisation=unknown,
        name=NAMES["contact"],
        email="contact@people.example.org",
        phone=SECRETS[2],
        languages=[language],
    )
    PrivateNoteFactory(owner=employer, about=mso, text=SECRETS[0])
    BlockFactory(blocker=mso, note=SECRETS[0])
    request = ContactRequestFactory(
        employer=employer, mso=mso, mediator=mediator, author=users["employer"], subject=SUBJECT, aim=AIM, text=TEXT
    )
    with transaction.atomic():
        talks = CooperationFactory(state="in_talks", title=TITLE, employer=employer, mso=mso)
        confirmed = CooperationFactory(state="confirmed", title=TITLE, employer=employer, mso=mso)
        for organisation in (employer, mso):
            SignatoryFactory(
                cooperation=talks,
                organisation=organisation,
                name=NAMES["contact"],
                email=f"sign{organisation.pk}@people.example.org",
                language=language,
            )
        write(talks, READY)
    return World(language, users, employer, mso, unknown, mediator, contact, request, talks, confirmed)


def open_round(world: World) -> Any:
    """Give the agreement to the boards, once."""
    if "round" not in world.extra:
        world.extra["round"] = ask(world.talks, world.users["employer"])
    return world.extra["round"]


def day() -> Any:
    """Return today."""
    return timezone.localdate()
