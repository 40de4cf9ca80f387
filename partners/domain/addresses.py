"""Addresses of an organisation's people that return mails, and what waits because of them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext as _

from partners.enums import OrganisationState
from partners.models import ContactPerson, Organisation, Representative, intermediary_ids, organisation_ids
from portal.outbox.domain.bounces import trust_address, undeliverable_among
from portal.outbox.models import Bounce
from portal.shared.tasks_waiting import WaitingEntry

LIVING = (OrganisationState.DRAFT, OrganisationState.PUBLISHED, OrganisationState.PAUSED)


def contacts_with_returned_mails() -> QuerySet[ContactPerson]:
    """Return the contact persons of living entries whose address takes no mails."""
    returned = Bounce.objects.lasting().filter(address=Lower(OuterRef("email")))
    return ContactPerson.objects.filter(Exists(returned), organisation__state__in=LIVING)


def representatives_with_returned_mails() -> QuerySet[Representative]:
    """Return those who act for a living entry now and whose address takes no mails."""
    returned = Bounce.objects.lasting().filter(address=Lower(OuterRef("user__email")))
    return Representative.objects.current().filter(Exists(returned), organisation__state__in=LIVING)


def returned_addresses(organisation: Organisation) -> set[str]:
    """Return which addresses of contact persons and team take no mails, in lower case. One query."""
    contacts = organisation.contacts.values(address=Lower("email"))
    team = Representative.objects.current().filter(organisation=organisation).values(address=Lower("user__email"))
    theirs = Q(address__in=contacts) | Q(address__in=team)
    return set(Bounce.objects.lasting().filter(theirs).values_list("address", flat=True))


def trust_address_of(organisation: Organisation, address: str) -> bool:
    """Try an address of the organisation's people again. Returns False when it is none of theirs or not marked."""
    if address.lower() not in returned_addresses(organisation):
        return False
    return trust_address(address)


def waiting_for_addresses(user: Any) -> list[WaitingEntry]:
    """Return the addresses to correct; intermediaries learn which organisation, not whose address. Four queries."""
    own = organisation_ids(user)
    if not own:
        return []
    entries = [_own_address()] if undeliverable_among([user.email]) else []
    contacts = contacts_with_returned_mails().filter(organisation__in=own).select_related("organisation")
    team = representatives_with_returned_mails().filter(organisation__in=own).exclude(user=user)
    entries += [_entry(each.name, each.organisation, "partners:contacts") for each in contacts]
    entries += [
        _entry(str(each.user), each.organisation, "partners:team")
        for each in team.select_related("organisation", "user")
    ]
    if charges := intermediary_ids(user):
        entries += [_of_another(each) for each in _unreachable(charges).exclude(pk__in=own)]
    return entries


def _unreachable(intermediaries: set[int]) -> QuerySet[Organisation]:
    contact = contacts_with_returned_mails().filter(organisation=OuterRef("pk"))
    member = representatives_with_returned_mails().filter(organisation=OuterRef("pk"))
    return Organisation.objects.in_charge(intermediaries).filter(Exists(contact) | Exists(member), state__in=LIVING)


def _own_address() -> WaitingEntry:
    return WaitingEntry(
        title=_("Mails to your address come back"),
        url=reverse("account_email"),
        action=_("Change address"),
        detail=_("Until you correct it, the portal sends you only mails that you ask for."),
    )


def _entry(person: str, organisation: Organisation, page: str) -> WaitingEntry:
    return WaitingEntry(
        title=_("Mails to %(person)s come back") % {"person": person},
        url=reverse(page, args=[organisation.slug]),
        action=_("Correct address"),
        detail=_("%(organisation)s: the address takes no mails, so the portal sends none.")
        % {"organisation": organisation.display_name},
    )


def _of_another(organisation: Organisation) -> WaitingEntry:
    return WaitingEntry(
        title=_("Mails to %(organisation)s come back") % {"organisation": organisation.display_name},
        url=organisation.get_absolute_url(),
        action=_("View organisation"),
        detail=_("Do you know somebody there? Please ask them to correct their address in the portal."),
    )
