"""Whom a party may name: its people whom the portal knows, without writing their names again."""

from dataclasses import dataclass

from cooperations.models.cooperation import Cooperation
from cooperations.models.signatory import Signatory
from partners.domain.consent_mails import language_of
from partners.models import ContactPerson, Organisation, Representative
from portal.accounts.models import User


@dataclass(frozen=True)
class Candidate:
    """Somebody who could sign: as a member with an account, or as a contact person with an address."""

    key: str
    name: str
    detail: str
    language: str
    email: str = ""
    user: User | None = None
    contact: ContactPerson | None = None


def candidates_for(cooperation: Cooperation, organisation: Organisation) -> list[Candidate]:
    """Return the people of ``organisation`` who are not named yet, members first, each once. Three queries."""
    named = Signatory.objects.present().filter(cooperation=cooperation, organisation=organisation)
    taken = list(named.values_list("user", "email"))
    users = {user for user, _email in taken if user}
    addresses = {email.lower() for _user, email in taken if email}
    members = Representative.objects.current().filter(organisation=organisation, user__is_active=True)
    found = []
    for each in members.select_related("user").order_by("user__name", "pk"):
        address = each.user.email.lower()
        if each.user_id not in users and address not in addresses:
            found.append(
                Candidate(
                    f"member:{each.pk}",
                    str(each.user),
                    each.get_role_display(),
                    each.user.language,
                    user=each.user,
                )
            )
        addresses.add(address)
    contacts = ContactPerson.objects.filter(organisation=organisation).exclude(email="").order_by("name", "pk")
    for person in contacts:
        if person.email.lower() not in addresses:
            addresses.add(person.email.lower())
            found.append(
                Candidate(
                    f"contact:{person.pk}",
                    person.name,
                    person.get_function_display(),
                    language_of(person),
                    email=person.email,
                    contact=person,
                )
            )
    return found
