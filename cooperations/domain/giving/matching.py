"""What fits what a person's organisations need and offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from cooperations.enums.giving import MatchSide, MatchWord, NoticeState
from cooperations.models import MatchAnswer, Need, Offer
from partners.models import Organisation, organisation_ids

from .fitting import Fit, fit_of, pairs_together, points_of


@dataclass(frozen=True)
class Match:
    """A need and an offer that fit, seen from one side: ``mine`` and ``theirs`` are the answers so far, "" for none."""

    need: Need
    offer: Offer
    side: MatchSide
    fit: Fit
    mine: str
    theirs: str

    @property
    def own(self) -> Need | Offer:
        """What this side published."""
        return self.need if self.side == MatchSide.NEEDS else self.offer

    @property
    def found(self) -> Need | Offer:
        """What the other side published."""
        return self.offer if self.side == MatchSide.NEEDS else self.need

    @property
    def other(self) -> Organisation:
        """The other organisation."""
        return self.found.organisation

    @property
    def is_mutual(self) -> bool:
        """Say whether both are interested."""
        return self.mine == self.theirs == MatchWord.INTERESTED


def matches_for(user: Any) -> list[Match]:
    """Return what fits the user's needs and offers: mutual ones first, then nearest, then who has waited longest.

    What one side has said does not fit is left out, for both. Eight queries, however much is found.
    """
    current = Q(until=None) | Q(until__gte=timezone.localdate())
    mine = {"organisation__in": organisation_ids(user)}
    living = (NoticeState.OPEN, NoticeState.MATCHED)
    needs = list(Need.objects.filter(current, state__in=living, **mine).select_related("organisation"))
    offers = list(Offer.objects.filter(current, state=NoticeState.OPEN, **mine).select_related("organisation"))
    found_offers, found_needs = _offers_for(user, needs), _needs_for(user, offers)
    pairs = [
        *((need, offer, MatchSide.NEEDS) for need in needs for offer in found_offers),
        *((need, offer, MatchSide.OFFERS) for offer in offers for need in found_needs),
    ]
    return _in_order(pairs) if pairs else []


def _offers_for(user: Any, needs: Iterable[Need]) -> list[Offer]:
    readable = Offer.objects.readable_by(user).filter(kind__in={need.kind for need in needs})
    return list(readable.select_related("organisation"))


def _needs_for(user: Any, offers: list[Offer]) -> list[Need]:
    """Open needs the user may read, and those that one of ``offers`` is matched with."""
    kinds = {offer.kind for offer in offers}
    open_ones = Need.objects.readable_by(user).filter(kind__in=kinds)
    matched = Need.objects.filter(
        state=NoticeState.MATCHED, answers__offer__in=offers, answers__answer=MatchWord.INTERESTED
    )
    either = Q(pk__in=open_ones.values("pk")) | Q(pk__in=matched.values("pk"))
    return list(Need.objects.filter(either).select_related("organisation"))


def _in_order(pairs: list[tuple[Need, Offer, MatchSide]]) -> list[Match]:
    organisations = {pk for need, offer, _side in pairs for pk in (need.organisation_id, offer.organisation_id)}
    points, together = points_of(organisations), pairs_together(organisations)
    answers = {
        (answer.need_id, answer.offer_id, answer.by_side): answer.answer
        for answer in MatchAnswer.objects.filter(
            need__in={need.pk for need, _offer, _side in pairs}, offer__in={offer.pk for _need, offer, _side in pairs}
        )
    }
    matches = []
    for need, offer, side in pairs:
        fit = fit_of(need, offer, points, together)
        said = {each: answers.get((need.pk, offer.pk, each), "") for each in MatchSide}
        if fit and MatchWord.NOT not in said.values():
            other = MatchSide.OFFERS if side == MatchSide.NEEDS else MatchSide.NEEDS
            matches.append(Match(need, offer, side, fit, said[side], said[other]))
    return sorted(matches, key=_position)


def _position(match: Match) -> tuple[Any, ...]:
    kilometres = match.fit.kilometres
    far = not match.fit.are_together
    return not match.is_mutual, far, far and kilometres is None, kilometres or 0, match.found.created_at, match.own.pk
