"""The log of contacts between an employer and an MSO, which both read."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.enums.contact import OPEN_STATES, ContactKind
from cooperations.enums.side import Side
from cooperations.models import ContactEntry, ContactRequest
from cooperations.permissions.contact import can_change_entry, can_see_log
from partners.models import Organisation
from partners.permissions import represents_organisation
from portal.shared.states import MoveRefused

from .answers import record_answer

CHANGEABLE_FOR = timedelta(hours=24)
# How long a conversation opens the way to a written request.
BASIS_HOLDS = timedelta(days=90)
TALKS = (ContactKind.CALL, ContactKind.VISIT, ContactKind.MEETING)


@transaction.atomic
def log_contact(  # noqa: PLR0913 -- what an entry consists of
    employer: Organisation,
    mso: Organisation,
    *,
    author: Any,
    side: Side,
    kind: ContactKind,
    on: date,
    text: str = "",
    reached: bool = True,
    next_step: str = "",
    next_on: date | None = None,
    next_side: str = "",
) -> ContactEntry:
    """Store what happened between the two. When the MSO says so itself, an open request counts as answered.

    Raises ``PermissionDenied`` when ``author`` does not act for ``side``.
    """
    if not represents_organisation(author, employer if side == Side.EMPLOYER else mso):
        raise PermissionDenied
    request = None
    if side == Side.MSO and reached:
        request = (
            ContactRequest.objects.delivered()
            .select_for_update(of=("self",))
            .filter(employer=employer, mso=mso, state__in=OPEN_STATES)
            .order_by("-sent_at")
            .first()
        )
        if request:
            record_answer(request, actor=author)
    return ContactEntry.objects.create(
        employer=employer,
        mso=mso,
        kind=kind,
        reached=reached,
        on=on,
        author=author,
        author_side=side,
        text=text,
        next_step=next_step,
        next_on=next_on,
        next_side=next_side,
        request=request,
    )


def may_still_change(entry: ContactEntry) -> bool:
    """Say whether ``entry`` is younger than a day; later one adds another."""
    return entry.written_at > timezone.now() - CHANGEABLE_FOR


@transaction.atomic
def change_entry(entry: ContactEntry, *, actor: Any, **values: Any) -> ContactEntry:
    """Correct an entry within a day. Raises ``PermissionDenied``, and ``MoveRefused`` when the day is over."""
    locked = ContactEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if not can_change_entry(actor, locked):
        raise PermissionDenied
    if not may_still_change(locked):
        raise MoveRefused(_("An entry can be corrected for a day. Add a new one."))
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(values))
    return locked


def settle_next_step(entry: ContactEntry, *, actor: Any) -> bool:
    """Tick the next step; either side may. False when it was ticked before. Raises ``PermissionDenied``."""
    if not can_see_log(actor, entry.employer, entry.mso):
        raise PermissionDenied
    open_ones = ContactEntry.objects.filter(pk=entry.pk, next_done_at=None).exclude(next_step="")
    return bool(open_ones.update(next_done_at=timezone.now()))


def basis_for(employer: Organisation, mso: Organisation) -> ContactEntry | None:
    """Return the last conversation that opens the way to a request: somebody was reached, three months ago at most."""
    since = timezone.localdate() - BASIS_HOLDS
    talks = ContactEntry.objects.of_pair(employer, mso).filter(reached=True, kind__in=TALKS, on__gte=since)
    return talks.order_by("-on", "-pk").first()


def attempts_of(employer: Organisation, mso: Organisation) -> list[ContactEntry]:
    """Return the calls and visits of the last three months that reached nobody, the latest first."""
    since = timezone.localdate() - BASIS_HOLDS
    return list(
        ContactEntry.objects.of_pair(employer, mso).filter(
            reached=False, author_side=Side.EMPLOYER, kind__in=TALKS, on__gte=since
        )
    )
