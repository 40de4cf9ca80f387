"""Terms of office that end: who is reminded, six weeks before and at the end (product A9)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from partners.enums import OrganisationState, RepresentativeRole, Role
from partners.models import ContactPerson, Organisation, Representative
from portal.accounts.models import User
from portal.outbox.models import Job

from .mail import remind

BEFORE = timedelta(weeks=6)
# What ended longer ago is no news; the start page goes on telling.
RECENT = timedelta(days=60)
MANAGED = (OrganisationState.DRAFT, OrganisationState.PUBLISHED, OrganisationState.PAUSED)


class Stage(StrEnum):
    """Which of the two reminders."""

    SOON = "soon"
    ENDED = "ended"


@dataclass(frozen=True)
class Ending:
    """The terms of an organisation that end on one day, and whose they are."""

    organisation_id: int
    until: date
    stage: Stage
    names: tuple[str, ...]


def heads() -> Q:
    """Return the condition for representatives who decide who acts: heads, in MSOs the board as well."""
    return Q(role=RepresentativeRole.OWNER) | Q(role=RepresentativeRole.BOARD, organisation__roles__contains=[Role.MSO])


def send_reminders() -> int:
    """Remind of all terms that end, each person once per organisation, day and stage; return how many mails there are.

    Safe to run twice, and late: what was due while nobody worked is told now.
    """
    endings = ending_terms(timezone.localdate())
    organisations = Organisation.objects.in_bulk({each.organisation_id for each in endings})
    people = _people_of(organisations)
    written = 0
    for each in endings:
        for user in people[each.organisation_id]:
            remind(organisations[each.organisation_id], each.until, each.stage, each.names, user)
            written += 1
    return written


def ending_terms(today: date) -> list[Ending]:
    """Return the terms that end within six weeks or have just ended. Three queries.

    That a role has ended is told only if it was announced: who was taken out of the team by hand knows it.
    """
    names: dict[tuple[int, date], list[str]] = defaultdict(list)
    span = (today - RECENT, today + BEFORE)
    contacts = ContactPerson.objects.filter(term_until__range=span, organisation__state__in=MANAGED)
    for contact in contacts.order_by("name"):
        if contact.term_until:
            names[contact.organisation_id, contact.term_until].append(contact.name)
    roles = Representative.objects.filter(until__range=span, organisation__state__in=MANAGED, user__is_active=True)
    announced = _announced(span)
    for role in roles.select_related("user").order_by("user__name"):
        if role.until and (role.until > today or (role.organisation_id, role.until) in announced):
            names[role.organisation_id, role.until].append(str(role.user))
    return [
        Ending(pk, until, Stage.ENDED if until <= today else Stage.SOON, tuple(dict.fromkeys(who)))
        for (pk, until), who in sorted(names.items())
    ]


def _announced(span: tuple[date, date]) -> set[tuple[int, date]]:
    """Return for which organisations and days the first reminder was written."""
    found = set()
    start = timezone.now() - RECENT - BEFORE - timedelta(days=1)
    for key in Job.objects.filter(key__startswith="handover:", created_at__gte=start).values_list("key", flat=True):
        _prefix, pk, day, stage, _user = key.split(":")
        if stage == Stage.SOON and span[0] <= date.fromisoformat(day) <= span[1]:
            found.add((int(pk), date.fromisoformat(day)))
    return found


def _people_of(organisation_ids: Iterable[int]) -> dict[int, list[User]]:
    """Return who is reminded: who decides on the team, else everybody who acts. One query."""
    rows = (
        Representative.objects.current()
        .filter(organisation__in=list(organisation_ids), user__is_active=True)
        .select_related("user", "organisation")
        .order_by("pk")
    )
    deciding: dict[int, list[User]] = defaultdict(list)
    acting: dict[int, list[User]] = defaultdict(list)
    for row in rows:
        acting[row.organisation_id].append(row.user)
        if row.role == RepresentativeRole.OWNER or (
            row.role == RepresentativeRole.BOARD and row.organisation.plays(Role.MSO)
        ):
            deciding[row.organisation_id].append(row.user)
    return defaultdict(list, {pk: deciding[pk] or users for pk, users in acting.items()})
