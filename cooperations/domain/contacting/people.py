"""Whom the portal writes to on behalf of an organisation: those who act for it, else its general contact."""

from dataclasses import dataclass
from typing import Any

from partners.domain.consent_mails import language_of
from partners.models import ContactPerson, Organisation, Representative
from portal.outbox.domain.bounces import undeliverable_among


@dataclass(frozen=True)
class Recipient:
    """A person to write to: a user, or a contact person without account. ``address`` is in lower case."""

    address: str
    language: str
    user: Any = None
    contact: ContactPerson | None = None

    @property
    def key(self) -> str:
        """Return what tells recipients apart, without the address: for keys of mails."""
        return f"u{self.user.pk}" if self.user else f"c{self.contact.pk if self.contact else 0}"


def people_of(organisation: Organisation) -> list[Recipient]:
    """Return whom to write to, each person once, in a fixed order. Three queries.

    Addresses that return mails are left out. Nobody who acts has a usable one: the general contact is asked, else the
    contact person who comes first.
    """
    acting = [
        Recipient(row.user.email.lower(), row.user.language, user=row.user)
        for row in Representative.objects.current()
        .filter(organisation=organisation, user__is_active=True)
        .select_related("user")
        .order_by("pk")
    ]
    contacts = [
        Recipient(row.email.lower(), language_of(row), contact=row)
        for row in ContactPerson.objects.filter(organisation=organisation).exclude(email="")
    ]
    marked = undeliverable_among(each.address for each in [*acting, *contacts])
    usable = [each for each in acting if each.address not in marked]
    return usable or [each for each in contacts if each.address not in marked][:1]
