"""Contact persons of an organisation."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Max, Prefetch
from django.utils.translation import gettext as _

from partners.models import Consent, ConsentRequest, ContactPerson, Organisation, OrganisationChange, ReachabilityWindow
from portal.accounts.models import User

from .asking.answers import forget_recipient
from .changes import record_change
from .consent_requests import revoke_requests
from .departures import tell_departure


class GeneralContactHidden(Exception):
    """A person whom others do not see would take the place of one whom they see. The message is for people."""


def contacts_of(organisation: Organisation) -> models.QuerySet[ContactPerson]:
    """Return the contact persons with consent, times and questions, the general contact first. Three queries.

    ``withdrawn_at`` is when a consent was last withdrawn, None if none was.
    """
    requests = Prefetch("consent_requests", ConsentRequest.objects.select_related("link"))
    people = organisation.contacts.select_related("current_consent__recorded_by").annotate(
        withdrawn_at=Max("consents__withdrawn_at")
    )
    return people.prefetch_related("windows", requests)


@transaction.atomic
def store_contact(
    contact: ContactPerson, windows: Iterable[ReachabilityWindow], *, changed: Collection[str], actor: Any
) -> None:
    """Save a contact person with exactly these times. Making one the general contact relieves the one before.

    Raises ``GeneralContactHidden`` when others see the one before and not the new one.
    """
    Organisation.objects.select_for_update(of=("self",)).get(pk=contact.organisation_id)
    is_new = contact.pk is None
    if contact.is_general:
        _relieve_general_contact(contact)
    # Audience and consent have a way of their own and must not be written back.
    columns = ["name", "function", "phone", "email", "languages", "is_general", "term_until", "updated_at"]
    contact.save(update_fields=None if is_new else columns)
    if not is_new and {"name", "email"} & set(changed):
        revoke_requests(contact)
    contact.windows.all().delete()
    for window in windows:
        window.pk, window.contact = None, contact
        window.save(force_insert=True)
    action = OrganisationChange.Action.CONTACT_ADDED if is_new else OrganisationChange.Action.CONTACT_EDITED
    record_change(contact.organisation, action, actor, fields=changed)


@transaction.atomic
def delete_contact(contact: ContactPerson, *, actor: Any) -> None:
    """Remove a person with everything about them, consents included; the trail says that it happened, not who.

    Links in mails to their address end, unless an account of the portal has it: then the person is there still.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=contact.organisation_id)
    if contact.email and not User.objects.filter(email=contact.email.lower()).exists():
        forget_recipient(organisation, contact.email)
    ContactPerson.objects.filter(pk=contact.pk).update(current_consent=None, audience="own")
    Consent.objects.filter(contact=contact).delete()
    contact.delete()
    record_change(organisation, OrganisationChange.Action.CONTACT_DELETED, actor)
    tell_departure(organisation)


def _relieve_general_contact(successor: ContactPerson) -> None:
    before = successor.organisation.contacts.filter(is_general=True).exclude(pk=successor.pk)
    shown = before.exclude(current_consent=None).first()
    if shown and not ContactPerson.objects.filter(pk=successor.pk).exclude(current_consent=None).exists():
        raise GeneralContactHidden(
            _(
                "Others see %(name)s as the general contact. "
                "The new one must agree to being shown first; then tick this."
            )
            % {"name": shown.name}
        )
    before.update(is_general=False)
