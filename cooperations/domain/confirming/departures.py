"""Signatories who left their organisation: the confirmation waits, their people are told."""

from uuid import uuid4

from django.db.models.functions import Lower

from cooperations.enums.confirmation import LeftWhy, NamedAs
from cooperations.enums.cooperation import OPEN_STATES
from cooperations.models.signatory import Signatory
from partners.models import ContactPerson, Organisation, Representative
from portal.outbox.domain.enqueue import enqueue_job

from .naming import take_off

JOB = "cooperations.look_for_departures"


def look_for_departures(organisation: Organisation | None = None) -> int:
    """Take off who has left ``organisation``, or any; return how many. Four queries when nobody has.

    Somebody named as a member has left when no role of theirs is left, a contact person when the entry is gone and
    nobody with their address acts for the organisation. Of others the portal knows nothing.
    """
    present = Signatory.objects.present().filter(cooperation__state__in=OPEN_STATES).exclude(named_as=NamedAs.OTHER)
    if organisation:
        present = present.filter(organisation=organisation)
    signatories = list(present)
    ids = {each.organisation_id for each in signatories}
    acting = Representative.objects.current().filter(organisation__in=ids, user__is_active=True)
    users = set(acting.values_list("organisation", "user"))
    addresses = set(acting.values_list("organisation", Lower("user__email"))) | set(
        ContactPerson.objects.filter(organisation__in=ids).values_list("organisation", Lower("email"))
    )
    return sum(take_off(each, why=LeftWhy.DEPARTED) for each in signatories if _has_left(each, users, addresses))


def _has_left(signatory: Signatory, users: set[tuple[int, int]], addresses: set[tuple[int, str]]) -> bool:
    if signatory.named_as == NamedAs.MEMBER:
        return (signatory.organisation_id, signatory.user_id) not in users
    return signatory.contact_id is None and (signatory.organisation_id, signatory.email.lower()) not in addresses


def organisation_lost_somebody(organisation: Organisation) -> None:
    """Have it looked at after the commit; called by the directory when a role ended or a contact person was deleted.

    It cannot be done at once: the organisation is locked now, and cooperations are locked before organisations.
    """
    if Signatory.objects.present().filter(organisation=organisation).exists():
        enqueue_job(JOB, {"organisation": organisation.pk}, key=f"departures:{organisation.pk}:{uuid4()}")
