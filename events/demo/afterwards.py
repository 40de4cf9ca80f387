"""Guests who sign up in the demo, and what its association and employer keep after an event."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cooperations.demo.silence import without_mails
from events.domain import after
from events.domain.planning import fingerprint
from events.domain.registration import Arrangement, arrange, report_expected, sign_up
from events.enums.after import Purpose, Way
from events.enums.event import EventState
from events.enums.material import GuestLanguage
from events.enums.registration import RegistrationMode
from events.models import Event
from partners.models import Organisation

GUESTS = (("Amal Haddad", GuestLanguage.AR, 2), ("Olena Schewtschuk", GuestLanguage.UK, 1), ("Mehmet Kaya", "tr", 4))
NUMBERS = {
    "attended": 24,
    "ranges": {"14-17": 9, "35-49": 11},
    "helpers": 3,
    "interested": 6,
    "followed_up": 2,
    "no_quotes": False,
}


def store_afterwards(employer: Organisation, association: Organisation, users: Mapping[str, Any], today: date) -> None:
    """Continue the demo's events that are announced or held; nobody gets a mail about it."""
    board, head = users["verein@example.org"], users["personalleitung@example.org"]
    events = Event.objects.filter(parties__organisation=association).filter(parties__organisation=employer)
    with without_mails():
        for event in events.filter(state=EventState.ANNOUNCED).distinct():
            _sign_up(event, association, board)
        for event in events.filter(state=EventState.HELD).distinct():
            _keep(event, association, board, today)
            after.save_lesson(
                event,
                employer,
                went_well="Die Auszubildenden haben selbst erzählt.",
                better="Mehr Zeit für Fragen.",
                next_time="Nach 17 Uhr beginnen.",
                actor=head,
            )


def _sign_up(event: Event, association: Organisation, board: Any) -> None:
    arrange(event, Arrangement(40, RegistrationMode.SIGN_UP, association), actor=board)
    report_expected(event, 25, actor=board)
    for number, (name, language, persons) in enumerate(GUESTS, start=1):
        sign_up(event, name=name, email=f"gast{number}@example.org", persons=persons, language=GuestLanguage(language))


def _keep(event: Event, association: Organisation, board: Any, today: date) -> None:
    base = fingerprint(after.outcome_values(event.outcome))
    after.save_outcome(event, NUMBERS, base=base, actor=board)
    release = after.Release([Purpose.WEBSITE, Purpose.REPORT], today + timedelta(days=365), Way.PAPER)
    after.record_quote(
        event,
        association,
        text="Ich wusste nicht, dass man hier auch mit meinem Zeugnis anfangen kann.",
        speaker="Eine Mutter aus dem Verein",
        release=release,
        actor=board,
    )
    consent = after.Consent(
        who="Amal Haddad",
        in_media=["photo"],
        purposes=[Purpose.WEBSITE],
        until=today + timedelta(days=730),
        way=Way.PAPER,
        paper_at="Ordner im Vereinsbüro",
    )
    after.record_consent(event, association, consent, actor=board)
    after.add_press(
        event,
        title="Ein Nachmittag in der Werkstatt",
        url="https://example.org/bericht",
        on=today,
        is_shared=True,
        actor=board,
    )
    if after.is_open(event, timezone.localdate()):
        for text in ("Danke!", "", "Das Dolmetschen hat geholfen.", "", "Bitte öfter."):
            answer = after.Answer(GuestLanguage.AR, welcome=4, understood=3, useful=4, again="yes", text=text)
            after.give_feedback(event, answer)
