"""What the demo's employer and association have said and written to each other, and what others asked."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cooperations.enums.contact import ContactKind, DeclineReason, RequestState
from cooperations.enums.relay import RelayState, RelayWay
from cooperations.enums.side import Side
from cooperations.models import ContactEntry, ContactRequest, PrivateNote, RelayMail, RequestTransition, TalkGuide
from partners.enums import EmployerOffer, OrganisationState, Role
from partners.models import Organisation

AIM = "Wir möchten Eltern und Jugendlichen zeigen, wie eine Ausbildung bei uns aussieht."
TEXT = (
    "Guten Tag,\n\nwir würden gern mit Ihnen einen Abend planen, an dem unsere Auszubildenden erzählen. Raum und "
    "Verpflegung stellen wir, für Ihre Zeit zahlen wir eine Aufwandsentschädigung. Was brauchen Sie von uns?"
)
ANSWER = "Danke für Ihre Anfrage. Kommen Sie doch zu uns in den Verein, am besten an einem Dienstag nach 18 Uhr."
THANKS = "Sehr gern. Ich bringe keine fertigen Pläne mit, nur Fragen. Bis Dienstag!"
# (days since it was sent, days until the answer, what became of it)
TO_THE_ASSOCIATION = (
    (200, 3, RequestState.ANSWERED),
    (150, 6, RequestState.ANSWERED),
    (120, 2, RequestState.ANSWERED),
    (90, 9, RequestState.DECLINED),
    (60, 4, RequestState.ANSWERED),
)


def store_contacts(employer: Organisation, association: Organisation, users: dict[str, Any], today: date) -> None:
    """Store talk guide, log and notes of the two, and requests in all states between demo organisations."""
    hr, editor = users["hr@example.org"], users["verein@example.org"]
    pair = {"employer": employer, "mso": association}
    TalkGuide.objects.create(
        **pair,
        recommended_by="Magda Nowicki",
        aim=AIM,
        arguments=["visible-jobs", "skills-events", "means-expenses"],
        offers=[EmployerOffer.EXPENSES, EmployerOffer.ROOMS],
        author=hr,
    )
    talk = ContactEntry.objects.create(
        **pair,
        kind=ContactKind.CALL,
        on=today - timedelta(days=12),
        author=hr,
        author_side=Side.EMPLOYER,
        text="Frau Haddad fragt im Vorstand nach. Am besten abends anrufen.",
    )
    ContactEntry.objects.create(
        **pair,
        kind=ContactKind.MEETING,
        on=today - timedelta(days=4),
        author=editor,
        author_side=Side.MSO,
        text="Wir haben uns bei uns im Verein getroffen. Ein Abend im Frühjahr passt.",
        next_step="Drei Termine vorschlagen",
        next_on=today + timedelta(days=5),
        next_side=Side.EMPLOYER,
    )
    PrivateNote.objects.create(owner=employer, about=association, author=hr, text="Nicht vor 18 Uhr anrufen.")
    request = _request(employer, association, today - timedelta(days=10), author=hr, basis=talk)
    _move(request, RequestState.ANSWERED, 2, actor=editor)
    _talk(request, editor, hr)
    _others(employer, association, today, hr)


def _talk(request: ContactRequest, editor: Any, hr: Any) -> None:
    """Store what the two wrote to each other when the association had answered."""
    for days, side, author, text in ((2, Side.MSO, editor, ANSWER), (3, Side.EMPLOYER, hr, THANKS)):
        RelayMail.objects.create(
            request=request,
            side=side,
            author=author,
            author_name=author.name,
            way=RelayWay.PORTAL,
            text=text,
            state=RelayState.DELIVERED,
            at=request.sent_at + timedelta(days=days),
        )


def _others(employer: Organisation, association: Organisation, today: date, hr: Any) -> None:
    invented = Organisation.objects.filter(
        provenance=Organisation.Provenance.DEMO, state=OrganisationState.PUBLISHED
    ).order_by("pk")
    employers = invented.with_role(Role.EMPLOYER).exclude(pk=employer.pk).exclude(roles__contains=[Role.MSO])
    for other, (days, wait, state) in zip(employers, TO_THE_ASSOCIATION, strict=False):
        request = _request(other, association, today - timedelta(days=days))
        _move(request, state, wait)
    for other in employers[len(TO_THE_ASSOCIATION) : len(TO_THE_ASSOCIATION) + 1]:
        _request(other, association, today - timedelta(days=3))
    msos = invented.with_role(Role.MSO).exclude(pk=association.pk)
    moved = (RequestState.UNANSWERED, RequestState.DECLINED, RequestState.WITHDRAWN)
    for mso, became in zip(msos, moved, strict=False):
        _move(_request(employer, mso, today - timedelta(days=20), author=hr), became, 14)
    for mso in msos[len(moved) : len(moved) + 1]:
        _request(employer, mso, today - timedelta(days=2), author=hr)


def _request(
    employer: Organisation, mso: Organisation, day: date, *, author: Any = None, basis: Any = None
) -> ContactRequest:
    return ContactRequest.objects.create(
        employer=employer,
        mso=mso,
        author=author,
        subject="Ein Abend zur Ausbildung",
        aim=AIM,
        text=TEXT,
        basis=basis,
        no_phone_reason="" if basis else "Dreimal abends angerufen, niemanden erreicht.",
        sent_on=day,
        sent_at=timezone.make_aware(datetime.combine(day, time(17, 30))),
    )


def _move(request: ContactRequest, state: RequestState, days: int, *, actor: Any = None) -> None:
    """Let ``request`` move on after so many days."""
    values: dict[str, Any] = {"state": state}
    if state in {RequestState.ANSWERED, RequestState.DECLINED}:
        values["first_answer_at"] = request.sent_at + timedelta(days=days)
    if state != RequestState.ANSWERED:
        values["closed_on"] = request.sent_on + timedelta(days=days)
    if state == RequestState.DECLINED:
        values["decline_reason"] = DeclineReason.NO_TIME
    ContactRequest.objects.filter(pk=request.pk).update(**values)
    RequestTransition.objects.create(subject=request, source=RequestState.SENT, target=state, actor=actor)
