"""Storing suspects, and what people decide about them."""

from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.enums import SuspectState
from partners.models import DuplicateSuspect, Organisation
from partners.models.duplicate import GONE

from .finding import find_suspects
from .fingerprint import Fingerprint, fingerprints_of
from .scoring import Likeness, Reason, ReasonCode, likeness

Pair = tuple[int, int]


class SuggestionRefused(Exception):
    """This pair cannot be suggested. The message is a sentence for people."""


def data_hash(one: Fingerprint, other: Fingerprint) -> str:
    """Return a hash of what is compared of two entries, whichever comes first."""
    return sha256("\n".join(sorted((repr(one), repr(other)))).encode("utf-8", "replace")).hexdigest()


def stored_reasons(reasons: Iterable[Reason]) -> list[list[Any]]:
    """Return reasons as they are stored: code and weight, never what was compared."""
    return [[str(reason.code), reason.weight] for reason in reasons]


def reasons_of(suspect: DuplicateSuspect) -> list[Reason]:
    """Return the stored reasons with their words; codes that are known no longer are left out."""
    return [Reason(ReasonCode(code), weight) for code, weight in suspect.reasons if code in ReasonCode.values]


@transaction.atomic
def update_suspects(ids: Collection[int]) -> int:
    """Compare the organisations with these ids with all others and store what is found; return how many pairs.

    A pair somebody set aside comes back only when the data of one side has changed since. Open pairs that are none
    any more go, unless somebody suggested them.
    """
    present = Organisation.objects.exclude(state__in=GONE).filter(pk__in=ids).order_by("pk")
    asked = [*present.values_list("pk", flat=True)]
    prints = fingerprints_of(asked)
    matches = find_suspects([prints[pk] for pk in asked])
    found: dict[Pair, Likeness] = {
        _ordered(pk, match.organisation_id): Likeness(match.score, match.reasons)
        for pk, each in zip(asked, matches, strict=True)
        for match in each
        if match.organisation_id != pk
    }
    gone = set(Organisation.objects.filter(pk__in={pk for pair in found for pk in pair}, state__in=GONE).values_list(
        "pk", flat=True))  # fmt: skip
    found = {pair: result for pair, result in found.items() if not gone.intersection(pair)}
    prints |= fingerprints_of({pk for pair in found for pk in pair} - set(prints))
    known = {
        (row.one_id, row.other_id): row
        for row in DuplicateSuspect.objects.select_for_update().filter(Q(one__in=asked) | Q(other__in=asked))
    }
    for pair, result in sorted(found.items()):
        _store(pair, result, data_hash(prints[pair[0]], prints[pair[1]]), known.get(pair))
    outdated = [row.pk for pair, row in known.items() if pair not in found and not row.suggested_by_id]
    DuplicateSuspect.objects.filter(pk__in=outdated, state=SuspectState.OPEN).delete()
    return len(found)


def _store(pair: Pair, result: Likeness, hashed: str, row: DuplicateSuspect | None) -> None:
    values = {"score": result.score, "reasons": stored_reasons(result.reasons), "data_hash": hashed}
    if row is None:
        DuplicateSuspect.objects.get_or_create(one_id=pair[0], other_id=pair[1], defaults=values)
    elif row.data_hash != hashed:
        reopened = {"state": SuspectState.OPEN, "decided_by": None, "decided_at": None}
        DuplicateSuspect.objects.filter(pk=row.pk).update(**values, **reopened, updated_at=timezone.now())


@transaction.atomic
def set_aside(suspect: DuplicateSuspect, *, actor: Any) -> bool:
    """Remember that both are not the same organisation; return False when that was said already."""
    locked = DuplicateSuspect.objects.select_for_update().get(pk=suspect.pk)
    if locked.state == SuspectState.DIFFERENT:
        return False
    prints = fingerprints_of((locked.one_id, locked.other_id))
    locked.state, locked.decided_by, locked.decided_at = SuspectState.DIFFERENT, actor, timezone.now()
    locked.data_hash = data_hash(prints[locked.one_id], prints[locked.other_id])
    locked.save()
    return True


@transaction.atomic
def suggest_pair(one: Organisation, other: Organisation, *, by: Organisation, note: str) -> DuplicateSuspect:
    """Tell the ministry that two entries are the same organisation, in the name of the intermediary ``by``.

    Raises ``SuggestionRefused`` for one and the same entry, and for a pair the ministry has decided about and whose
    data is as it was then.
    """
    if one.pk == other.pk:
        raise SuggestionRefused(_("This is one and the same entry."))
    prints = fingerprints_of((one.pk, other.pk))
    result = likeness(prints[one.pk], prints[other.pk])
    hashed = data_hash(prints[one.pk], prints[other.pk])
    pair = _ordered(one.pk, other.pk)
    defaults = {"score": result.score, "reasons": stored_reasons(result.reasons), "data_hash": hashed}
    suspect, _new = DuplicateSuspect.objects.select_for_update().get_or_create(
        one_id=pair[0], other_id=pair[1], defaults=defaults
    )
    if suspect.state == SuspectState.DIFFERENT:
        if suspect.data_hash == hashed:
            raise SuggestionRefused(_("The ministry has looked at these two entries: they are not the same."))
        suspect.state, suspect.decided_by, suspect.decided_at = SuspectState.OPEN, None, None
    for name, value in defaults.items():
        setattr(suspect, name, value)
    suspect.suggested_by, suspect.note = by, note.strip()
    suspect.save()
    return suspect


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
