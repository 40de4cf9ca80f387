"""What waits for those who act for an organisation, in its profile and contact persons."""

from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.enums import OrganisationState
from partners.models import ContactPerson, FreshnessCampaign, Organisation, organisation_ids
from portal.shared.tasks_waiting import WaitingEntry

from .freshness import FRESH_FOR

MANAGED = (OrganisationState.PUBLISHED, OrganisationState.PAUSED)


def waiting_for_representatives(user: Any) -> list[WaitingEntry]:
    """Return profiles to confirm, ended terms and missing consents of the user's organisations. Two queries at most."""
    ids = organisation_ids(user)
    if not ids:
        return []
    return [*_stale_profiles(ids), *_contacts_to_look_after(ids)]


def _stale_profiles(ids: set[int]) -> list[WaitingEntry]:
    limit = timezone.now() - FRESH_FOR
    asked = FreshnessCampaign.objects.unanswered().filter(organisation__in=ids).values("organisation")
    stale = Organisation.objects.filter(pk__in=ids, state=OrganisationState.PUBLISHED).filter(
        Q(confirmed_at=None) | Q(confirmed_at__lt=limit) | Q(pk__in=asked)
    )
    return [
        WaitingEntry(
            title=_("Is the profile of %(name)s still correct?") % {"name": each.display_name},
            url=reverse("partners:organisation_edit", args=[each.slug]),
            action=_("Check profile"),
            detail=_since(each.confirmed_at, limit),
        )
        for each in stale
    ]


def _since(confirmed: datetime | None, limit: datetime) -> str:
    if confirmed is None:
        return _("It was never confirmed.")
    if confirmed < limit:
        return _("It was not confirmed for a year.")
    return _("Last confirmed on %(day)s.") % {"day": date_format(timezone.localtime(confirmed), "DATE_FORMAT")}


def _contacts_to_look_after(ids: set[int]) -> list[WaitingEntry]:
    ended = Q(term_until__lt=timezone.localdate())
    hidden = Q(is_general=True, current_consent=None)
    contacts = ContactPerson.objects.filter(ended | hidden, organisation__in=ids, organisation__state__in=MANAGED)
    found = contacts.select_related("organisation").annotate(withdrawn_at=Max("consents__withdrawn_at"))
    return [_entry(each, each.withdrawn_at) for each in found]


def _entry(contact: ContactPerson, withdrawn_at: datetime | None) -> WaitingEntry:
    names = {"person": contact.name, "organisation": contact.organisation.display_name}
    url = reverse("partners:contacts", args=[contact.organisation.slug])
    if contact.term_until and contact.term_until < timezone.localdate():
        return WaitingEntry(
            title=_("The term of office of %(person)s has ended") % names,
            url=url,
            action=_("Update contact"),
            due=contact.term_until,
            detail=_("Who speaks for %(organisation)s now?") % names,
        )
    title = _("Nobody sees the general contact of %(organisation)s") % names
    if withdrawn_at:
        names["day"] = date_format(timezone.localtime(withdrawn_at), "DATE_FORMAT")
        return WaitingEntry(
            title=title,
            url=url,
            action=_("Update contact"),
            detail=_("The consent of %(person)s was withdrawn on %(day)s. Who can be the contact now?") % names,
        )
    return WaitingEntry(
        title=title,
        url=url,
        action=_("Record consent"),
        detail=_("%(person)s has not agreed yet to being shown.") % names,
    )
