"""What rules ask about contact and agreement. Of contact persons nothing leaves this module but yes and no."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from checklists.rules.facts import Agreement, Contact, Talk
from cooperations.enums.contact import RequestState
from cooperations.models import AgreementVersion, ConfirmationRound, ContactEntry, ContactRequest
from events.models import EventParty
from partners.models import ContactPerson
from portal.outbox.domain.bounces import undeliverable_among


def contacts_of(parties: Mapping[Any, Sequence[EventParty]], today: date) -> defaultdict[Any, Contact]:
    """Return by event how its MSOs are reached and what its pairs have talked about. Five queries."""
    everyone = {party.organisation_id for mine in parties.values() for party in mine}
    people: dict[int, list[Any]] = {}
    for person in ContactPerson.objects.filter(organisation__in=everyone).prefetch_related("windows"):
        people.setdefault(person.organisation_id, []).append(person)
    returned = undeliverable_among({person.email for mine in people.values() for person in mine if person.email})
    pairs = {"employer__in": everyone, "mso__in": everyone}
    talks = list(ContactEntry.objects.filter(**pairs).order_by("on", "pk"))
    requests = list(ContactRequest.objects.filter(**pairs).order_by("sent_at", "pk").only("employer", "mso", "state"))
    found: defaultdict[Any, Contact] = defaultdict(Contact)
    for event, mine in parties.items():
        sides = {side: {each.organisation_id for each in mine if each.side == side} for side in ("employer", "mso")}
        of_event = [person for organisation in sides["mso"] for person in people.get(organisation, ())]
        last = {(each.employer_id, each.mso_id): each.state for each in requests if _is_of(each, sides)}
        found[event] = Contact(
            has_person=bool(of_event),
            is_reachable=any(person.email or person.phone for person in of_event),
            returns_mails=_returns_mails(of_event, returned),
            has_function=any(person.function for person in of_event),
            term_is_over=bool(of_event) and all(_is_over(person, today) for person in of_event),
            has_windows=any(person.windows.all() for person in of_event),
            was_declined=bool(last) and {*last.values()} == {RequestState.DECLINED},
            talks=tuple(_talk(each) for each in talks if _is_of(each, sides)),
        )
    return found


def agreements_of(events: Sequence[Any]) -> dict[Any, Agreement]:
    """Return by event the agreement of its cooperation. Two queries; the events come with it."""
    cooperations = {event.cooperation_id for event in events if event.cooperation_id}
    asked = {*ConfirmationRound.objects.filter(cooperation__in=cooperations).values_list("version", flat=True)}
    newest: dict[Any, tuple[int, int]] = {}
    versions = AgreementVersion.objects.filter(agreement__cooperation__in=cooperations).order_by("number")
    for pk, agreement, revision in versions.values_list("pk", "agreement", "revision"):
        newest[agreement] = (pk, revision)
    return {event.pk: _agreement(event.cooperation, newest, asked) for event in events if event.cooperation_id}


def _agreement(cooperation: Any, newest: Mapping[Any, tuple[int, int]], asked: set[int]) -> Agreement:
    draft = getattr(cooperation, "agreement", None)
    content: Mapping[str, Any] = draft.content if draft else {}
    version, revision = newest.get(draft.pk, (0, 0)) if draft else (0, 0)
    return Agreement(
        state=cooperation.state,
        has_aims_employer=bool(content.get("aims_employer")),
        has_aims_mso=bool(content.get("aims_mso")),
        target_group=content.get("target_group") or "",
        was_sent=version in asked or cooperation.valid_version_id is not None,
        has_newer_draft=bool(draft and version and draft.revision > revision),
    )


def _is_of(row: Any, sides: Mapping[str, set[int]]) -> bool:
    return row.employer_id in sides["employer"] and row.mso_id in sides["mso"]


def _returns_mails(people: Sequence[Any], returned: set[str]) -> bool:
    """Say whether everybody who has an address returns mails, and nobody else can be called."""
    reachable = [person for person in people if person.email or person.phone]
    return bool(reachable) and all(person.email.lower() in returned for person in reachable)


def _is_over(person: Any, today: date) -> bool:
    return person.term_until is not None and person.term_until < today


def _talk(entry: ContactEntry) -> Talk:
    return Talk(entry.on, entry.reached, bool(entry.text), entry.next_on, entry.next_done_at is not None)
