"""What the pages about duplicates show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from partners.domain.audience import visible_fields
from partners.enums import OrganisationState
from partners.models import DuplicateSuspect, Merge, Organisation, SearchEntry
from portal.geo.domain.names import fold_bare

from .scoring import Reason
from .suspects import reasons_of

PAGE: Final = 20
MERGES: Final = 10
CANDIDATES: Final = 12


@dataclass(frozen=True)
class SuspectCard:
    """A pair with what speaks for and against it, which entry is proposed to stay, the fields that may be shown."""

    suspect: DuplicateSuspect
    reasons: list[Reason]
    stays: Organisation
    goes: Organisation
    visible: frozenset[str]


@dataclass(frozen=True)
class SuspectPage:
    """One page of pairs; ``after`` leads to the next ("" if there is none), ``total`` counts all."""

    cards: list[SuspectCard]
    total: int
    after: str


def page_of_suspects(user: Any, after: str) -> SuspectPage:
    """Return the open pairs that follow ``after`` ("score-id", anything else begins at the top) as ``user`` sees them.

    Three queries, besides the one that says for whom the user acts.
    """
    waiting = DuplicateSuspect.objects.waiting()
    total = waiting.count()
    score, _dash, pk = after.partition("-")
    rows = waiting
    if score.isdecimal() and pk.isdecimal() and len(after) < 20:  # noqa: PLR2004
        rows = rows.filter(Q(score__lt=int(score)) | Q(score=int(score), pk__gt=int(pk)))
    shown = [
        *rows.select_related("one__municipality", "other__municipality", "suggested_by").order_by("-score", "pk")[
            : PAGE + 1
        ]
    ]
    more = len(shown) > PAGE
    visible = visible_fields(user, [side for each in shown[:PAGE] for side in (each.one, each.other)])
    cards = [_card(each, visible) for each in shown[:PAGE]]
    last = shown[PAGE - 1] if more else None
    return SuspectPage(cards, total, f"{last.score}-{last.pk}" if last else "")


def _card(suspect: DuplicateSuspect, visible: Mapping[int, frozenset[str]]) -> SuspectCard:
    stays, goes = sorted((suspect.one, suspect.other), key=_rank, reverse=True)
    return SuspectCard(suspect, reasons_of(suspect), stays, goes, visible[stays.pk] & visible[goes.pk])


def _rank(organisation: Organisation) -> tuple[bool, bool, bool, int]:
    """Return what makes an entry the one to stay: published, verified, confirmed, older."""
    return (
        organisation.state == OrganisationState.PUBLISHED,
        organisation.verified_at is not None,
        organisation.confirmed_at is not None,
        -organisation.pk,
    )


def recent_merges() -> list[Merge]:
    """Return the merges of late, also those taken back. One query."""
    rows = Merge.objects.select_related("source", "target", "actor", "undo").defer("snapshot", "steps", "choices")
    return [*rows.order_by("-at", "-pk")[:MERGES]]


def namesakes(user: Any, organisation: Organisation, wanted: str) -> list[Organisation]:
    """Return entries other than ``organisation`` that ``user`` sees and whose name or address holds ``wanted``."""
    words = fold_bare(wanted).split()
    if not words:
        return []
    entries = SearchEntry.objects.visible_to(user).exclude(organisation=organisation)
    for word in words:
        entries = entries.filter(Q(name_key__contains=word) | Q(organisation__slug__contains=word))
    rows = Organisation.objects.filter(pk__in=entries.values("pk")).select_related("municipality")
    return [*rows.order_by("name", "pk")[:CANDIDATES]]
