"""What the demo's employer and associations write to each other after a request, and what a go-between does."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cooperations.domain.relay.files import keep_files
from cooperations.enums.relay import FileRefusal, HeldWhy, RelayKind, RelayState, RelayWay
from cooperations.enums.side import Side
from cooperations.models import Block, ContactRequest, MisuseReport, PrivateNote, RequestTransition
from cooperations.models.relay import RelayMail
from partners.models import Organisation
from portal.shared.uploads.checked import CheckedFile


def store_conversations(
    employer: Organisation, association: Organisation, centre: Organisation, users: dict[str, Any], today: date
) -> None:
    """Continue the request that was answered and one that was not, and store a report, a block and a note.

    The requests are those of ``contacting``. One mail is held back for the association to decide about.
    """
    talk = ContactRequest.objects.get(employer=employer, mso=association, state="answered")
    _talk(talk, users, today)
    silent = ContactRequest.objects.filter(employer=employer, state="unanswered").first()
    if silent is not None:
        _mediate(silent, centre, users, today)
    others = ContactRequest.objects.filter(mso=association).exclude(employer=employer).select_related("employer")
    declined, waiting = others.filter(state="declined").first(), others.filter(state="sent").first()
    if declined is not None:
        Block.objects.create(
            blocker=association,
            blocked=declined.employer,
            note="Hat trotz Absage noch zweimal geschrieben.",
            blocked_by=users["vorstand@example.org"],
        )
    if waiting is not None:
        MisuseReport.objects.create(
            request=waiting,
            by_side=Side.MSO,
            reporter=users["vorstand@example.org"],
            addressee=centre,
            text="Der Betrieb ruft jeden Abend an, obwohl wir um eine Woche Zeit gebeten haben.",
        )
    PrivateNote.objects.create(
        owner=association,
        about=employer,
        author=users["verein@example.org"],
        text="Frau Lindner hält, was sie zusagt. Termine am liebsten per Telefon.",
    )


def _talk(request: ContactRequest, users: dict[str, Any], today: date) -> None:
    hr, editor = users["hr@example.org"], users["verein@example.org"]
    _write(
        request,
        Side.MSO,
        today - timedelta(days=6),
        "Wie viele Plätze hat Ihr Raum, wenn wir den Abend bei Ihnen machen?",
        author=editor,
    )
    answer = _write(
        request,
        Side.EMPLOYER,
        today - timedelta(days=5),
        "Etwa 40. Der Plan liegt bei; der Eingang ist stufenlos.",
        author=hr,
    )
    plan = b"Raum 2, Erdgeschoss: 40 Stuehle, Beamer, Kueche nebenan.\n"
    keep_files(
        answer,
        [
            CheckedFile("raumplan.txt", len(plan), "text/plain", plan),
            CheckedFile("raumplan.docx", 18_000, refused_why=FileRefusal.KIND),
        ],
    )
    _write(request, Side.MSO, today - timedelta(days=4), "", kind=RelayKind.AUTO_REPLY, way=RelayWay.MAIL)
    _write(
        request,
        Side.MSO,
        today - timedelta(days=1),
        "Wir haben im Vorstand gesprochen: der 12. wäre gut.",
        way=RelayWay.MAIL,
        author_name="Leyla Demir",
        sender="leyla.demir@example.org",
        state=RelayState.HELD,
        held_why=HeldWhy.UNKNOWN_SENDER,
    )


def _mediate(request: ContactRequest, centre: Organisation, users: dict[str, Any], today: date) -> None:
    """Let the employer ask the centre to go between; its message reaches nobody of the association."""
    hr, helper = users["hr@example.org"], users["vermittlung@example.org"]
    ContactRequest.objects.filter(pk=request.pk).update(
        state="mediated", mediator=centre, mediated_by=hr, mediated_on=today - timedelta(days=3), closed_on=None
    )
    RequestTransition.objects.create(subject=request, source="unanswered", target="mediated", actor=hr)
    _write(
        request,
        Side.MEDIATOR,
        today - timedelta(days=2),
        "Ich kenne den Vorstand und frage am Donnerstag nach.",
        author=helper,
        found_nobody=True,
    )


def _write(request: ContactRequest, side: Side, day: date, text: str, **values: Any) -> RelayMail:
    author = values.get("author")
    return RelayMail.objects.create(
        **{
            "request": request,
            "side": side,
            "author_name": author.name if author else "",
            "way": RelayWay.PORTAL,
            "state": RelayState.DELIVERED,
            "text": text,
            "at": timezone.make_aware(datetime.combine(day, time(18, 10))),
            **values,
        }
    )
