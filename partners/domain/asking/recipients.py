"""Who is asked: those who act for an organisation; where nobody does, the contact person who comes first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models.functions import Lower

from partners.models import ContactPerson, FreshnessAnswer, Representative
from portal.outbox.domain.bounces import undeliverable_among


@dataclass(frozen=True)
class Recipient:
    """A person to write to about one organisation. ``address`` is in lower case."""

    address: str
    organisation_id: int
    language: str


def recipients_of(organisation_ids: Collection[int]) -> list[Recipient]:
    """Return whom to ask about the organisations, each person once per organisation. Four queries.

    Left out: addresses that return mails, and who has told something that nobody has dealt with yet.
    """
    acting = [
        Recipient(row.user.email.lower(), row.organisation_id, row.user.language)
        for row in Representative.objects.current()
        .filter(organisation__in=organisation_ids, user__is_active=True)
        .select_related("user")
        .order_by("pk")
    ]
    contacts = [
        Recipient(row.email.lower(), row.organisation_id, settings.LANGUAGE_CODE)
        for row in ContactPerson.objects.filter(organisation__in=organisation_ids).exclude(email="")
    ]
    unreachable = undeliverable_among(each.address for each in [*acting, *contacts])
    told = set(
        FreshnessAnswer.objects.filter(organisation__in=organisation_ids, done_at=None).values_list(
            "organisation", "mail__recipient"
        )
    )
    usable = [
        [each for each in kind if each.address not in unreachable and (each.organisation_id, each.address) not in told]
        for kind in (acting, contacts)
    ]
    represented = {each.organisation_id for each in usable[0]}
    first_contacts = {each.organisation_id: each for each in reversed(usable[1])}
    return _once([*usable[0], *(each for pk, each in first_contacts.items() if pk not in represented)])


def organisations_of(addresses: Iterable[str]) -> set[int]:
    """Return the organisations for which the persons act or are contact persons. Two queries."""
    known = list(addresses)
    acting = Representative.objects.current().filter(user__email__in=known).values_list("organisation", flat=True)
    contacts = ContactPerson.objects.annotate(address=Lower("email")).filter(address__in=known)
    return {*acting, *contacts.values_list("organisation", flat=True)}


def _once(recipients: Iterable[Recipient]) -> list[Recipient]:
    unique = {(each.address, each.organisation_id): each for each in recipients}
    return list(unique.values())
