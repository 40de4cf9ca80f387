"""The people of an organisation as a board hands over: who stays until when, who leaves, what ends with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.domain.asking.answers import withdraw_questions
from partners.domain.changes import record_change
from partners.domain.consents import withdraw_consent
from partners.domain.contacts import delete_contact
from partners.domain.invitations import revoke_invitation
from partners.domain.team import end_representation, open_invitations, team_of
from partners.models import ContactPerson, Organisation, OrganisationChange, Representative

from .terms import BEFORE


@dataclass(frozen=True)
class Person:
    """A contact person, a member of the team, or both: the same address is the same person."""

    key: str
    name: str
    address: str
    contact: ContactPerson | None
    role: Representative | None

    @property
    def until(self) -> date | None:
        """The earlier end of term of office and role."""
        ends = [self.contact and self.contact.term_until, self.role and self.role.until]
        return min((each for each in ends if each), default=None)

    @property
    def is_due(self) -> bool:
        """Say whether the term has ended or ends within six weeks."""
        return self.until is not None and self.until <= timezone.localdate() + BEFORE


@dataclass(frozen=True)
class Decision:
    """What is decided about a person: stays (until a day, if known) or leaves."""

    stays: bool
    until: date | None = None


def people_of(organisation: Organisation) -> list[Person]:
    """Return everybody, those whose term ends first. Two queries."""
    roles = {each.user.email.lower(): each for each in team_of(organisation)}
    contacts = list(organisation.contacts.select_related("current_consent"))
    people = [
        Person(f"c{each.pk}", each.name, each.email.lower(), each, roles.pop(each.email.lower(), None))
        for each in contacts
    ]
    people += [Person(f"r{each.pk}", str(each.user), address, None, each) for address, each in roles.items()]
    return sorted(people, key=lambda each: (not each.is_due, each.until or date.max, each.name))


@transaction.atomic
def hand_over(organisation: Organisation, decisions: Mapping[str, Decision], *, actor: Any) -> tuple[int, int]:
    """Carry out what was decided, all or nothing; return how many stay with a new day and how many left.

    ``decisions`` go by ``Person.key``; who is not in it stays as they are. What ends with a person who leaves: the
    role, open invitations and links in mails to their address, their consent, their entry as contact person.

    Raises ``LastOwner`` when nobody would head the organisation any more.
    """
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    prolonged = left = 0
    for person in people_of(organisation):
        decision = decisions.get(person.key)
        if decision is None:
            continue
        if decision.stays:
            prolonged += _prolong(organisation, person, decision.until, actor)
        else:
            _let_go(organisation, person, actor)
            left += 1
    return prolonged, left


def _prolong(organisation: Organisation, person: Person, until: date | None, actor: Any) -> bool:
    changed = False
    if person.contact and person.contact.term_until != until:
        ContactPerson.objects.filter(pk=person.contact.pk).update(term_until=until)
        record_change(organisation, OrganisationChange.Action.CONTACT_EDITED, actor, fields=["term_until"])
        changed = True
    if person.role and person.role.until and person.role.until != until:
        Representative.objects.filter(pk=person.role.pk).update(until=until)
        changed = True
    return changed


def _let_go(organisation: Organisation, person: Person, actor: Any) -> None:
    if person.role:
        end_representation(person.role, actor=actor)
    if person.address:
        withdraw_questions(organisation, person.address)
        for invitation in open_invitations(organisation).filter(email=person.address):
            revoke_invitation(invitation, actor=actor)
    if person.contact:
        withdraw_consent(person.contact, actor=actor)
        delete_contact(person.contact, actor=actor)
