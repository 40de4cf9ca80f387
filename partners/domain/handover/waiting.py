"""Terms of office that end soon, for those who prepare the handover."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.enums import RepresentativeRole, Role
from partners.models import ContactPerson, Organisation, Representative, acting_for
from portal.shared.tasks_waiting import WaitingEntry

from .terms import BEFORE, MANAGED


def waiting_handovers(user: Any) -> list[WaitingEntry]:
    """Return one entry per organisation and day on which terms end. Two queries."""
    deciding = {
        each.organisation_id
        for each in acting_for(user)
        if each.is_owner or (each.role == RepresentativeRole.BOARD and Role.MSO in each.organisation_roles)
    }
    if not deciding:
        return []
    today = timezone.localdate()
    span = (today, today + BEFORE)
    contacts = ContactPerson.objects.filter(
        organisation__in=deciding, organisation__state__in=MANAGED, term_until__range=span
    )
    roles = Representative.objects.filter(
        organisation__in=deciding, organisation__state__in=MANAGED, until__range=span, user__is_active=True
    )
    ends = {(each.organisation, each.term_until) for each in contacts.select_related("organisation")}
    ends |= {(each.organisation, each.until) for each in roles.select_related("organisation")}
    return [_entry(organisation, day) for organisation, day in sorted(ends, key=lambda end: (end[1], end[0].name))]


def _entry(organisation: Organisation, day: Any) -> WaitingEntry:
    return WaitingEntry(
        title=_("%(organisation)s: a term of office ends on %(day)s")
        % {"organisation": organisation.display_name, "day": date_format(day, "DATE_FORMAT")},
        url=reverse("partners:handover", args=[organisation.slug]),
        action=_("Prepare handover"),
        due=day,
        detail=_("Who goes on, who follows, who is the contact?"),
    )
