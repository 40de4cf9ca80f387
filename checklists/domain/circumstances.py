"""Who works on lists and from which days their due days are counted: for many lists in as many queries as for one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Min
from django.utils import timezone

from checklists.enums import Anchor
from checklists.models import Checklist, DueDefault
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.enums.side import Side
from cooperations.models import ContactEntry, CooperationParty
from events.domain.dates.correcting import corrections, further_breaks
from events.domain.dates.observing import observed_by
from events.models import EventParty
from partners.enums import Audience, StaffKind, TargetGroup
from partners.models import FieldAudience, MsoProfile

from .planning import Workdays

# Who has children at school, or is one.
_FAMILIES: Final = frozenset({TargetGroup.PARENTS, TargetGroup.YOUNG_PEOPLE})
# Who has people that are paid for working by day.
_PAID: Final = frozenset({StaffKind.MIXED, StaffKind.FULL_TIME})
Parties = dict[str, list[int]]


@dataclass(frozen=True)
class Circumstances:
    """``parties`` are ids of organisations by side, ``own_days`` the days from the anchor that the host counts."""

    anchors: dict[str, date]
    workdays: Workdays
    parties: Parties
    own_days: dict[str, int] = field(default_factory=dict)


def circumstances_of(lists: Sequence[Checklist]) -> dict[Any, Circumstances]:
    """Return the circumstances by list. Nine queries at most; the lists come with event and cooperation.

    Days are the same for everybody who looks: what an MSO told nobody but its partners shifts days, and is not named.
    """
    parties = parties_of_lists(lists)
    everyone = {each for mine in parties.values() for ids in mine.values() for each in ids}
    paid, observed = paid_among(everyone), observed_by(everyone)
    contacts = _first_contacts(everyone)
    own = _own_days(lists)
    known = (tuple(corrections()), tuple(further_breaks()))
    found = {}
    for each in lists:
        mine = parties[each.pk]
        msos = mine.get(Side.MSO, [])
        found[each.pk] = Circumstances(
            anchors=_anchors(each, mine, contacts),
            workdays=Workdays(
                traditions=frozenset(name for pk in msos if pk in observed for name in observed[pk].traditions),
                is_voluntary=is_voluntary(msos, paid),
                with_families=each.event is not None and bool(_FAMILIES & {*each.event.target_groups}),
                corrections=known[0],
                further=known[1],
            ),
            parties=mine,
            own_days=own.get((each.event.host_id, each.template_id), {}) if each.event else {},
        )
    return found


def parties_of_lists(lists: Sequence[Checklist]) -> dict[Any, Parties]:
    """Return by list who takes part in its event or cooperation, by side. Two queries at most."""
    subjects = {each.event_id or each.cooperation_id for each in lists} - {None}
    events = [each.event_id for each in lists if each.event_id]
    cooperations = [each.cooperation_id for each in lists if each.cooperation_id]
    of: dict[Any, Parties] = {subject: {} for subject in subjects}
    if events:
        for party in EventParty.objects.accepted().filter(event__in=events, side__in=SIGNING_SIDES):
            of[party.event_id].setdefault(party.side, []).append(party.organisation_id)
    if cooperations:
        present = CooperationParty.objects.present().filter(cooperation__in=cooperations, side__in=SIGNING_SIDES)
        for each in present.exclude(accepted_at=None):
            of[each.cooperation_id].setdefault(each.side, []).append(each.organisation_id)
    return {each.pk: of.get(each.event_id or each.cooperation_id, {}) for each in lists}


def paid_among(organisations: Iterable[int]) -> set[int]:
    """Return which of these MSOs let everybody read that they have paid staff: due days show it. One query."""
    hidden = FieldAudience.objects.filter(field="staff").exclude(audience=Audience.PUBLIC)
    profiles = MsoProfile.objects.filter(organisation__in=organisations, staff_kind__in=_PAID).exclude(
        organisation__in=hidden.values("organisation")
    )
    return {*profiles.values_list("organisation", flat=True)}


def is_voluntary(msos: Iterable[int], paid: set[int]) -> bool:
    """Say whether one of ``msos`` is run by volunteers, as two in three are: also where nobody has said."""
    return any(pk not in paid for pk in msos)


def _anchors(checklist: Checklist, parties: Parties, contacts: dict[tuple[int, int], date]) -> dict[str, date]:
    event = checklist.event
    cooperation = event.cooperation if event else checklist.cooperation
    pairs = [(employer, mso) for employer in parties.get(Side.EMPLOYER, []) for mso in parties.get(Side.MSO, [])]
    contact = min((contacts[pair] for pair in pairs if pair in contacts), default=None)
    # Who has known each other for years begins a new event on the day of its list.
    begun = timezone.localdate(checklist.created_at)
    anchors: dict[str, date | None] = {
        Anchor.EVENT: timezone.localdate(event.starts_at) if event and event.starts_at else None,
        Anchor.FIRST_CONTACT: contact and max(contact, begun),
        Anchor.AGREEMENT: cooperation.confirmed_on if cooperation else None,
        Anchor.YEAR_START: date(checklist.year, 1, 1) if checklist.year else None,
    }
    return {str(name): day for name, day in anchors.items() if day is not None}


def _first_contacts(organisations: Iterable[int]) -> dict[tuple[int, int], date]:
    """Return by employer and MSO when somebody was reached first."""
    entries = ContactEntry.objects.filter(employer__in=organisations, mso__in=organisations, reached=True)
    first = entries.order_by().values_list("employer", "mso").annotate(first=Min("on"))
    return {(employer, mso): day for employer, mso, day in first}


def _own_days(lists: Sequence[Checklist]) -> dict[tuple[int, int], dict[str, int]]:
    hosts = {each.event.host_id for each in lists if each.event}
    found: dict[tuple[int, int], dict[str, int]] = {}
    for each in DueDefault.objects.filter(organisation__in=hosts):
        found.setdefault((each.organisation_id, each.template_id), {})[each.key] = each.days
    return found
