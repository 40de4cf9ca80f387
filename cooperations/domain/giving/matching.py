"""What fits what a person's organisations need and offer."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cooperations.enums.giving import MatchSide, MatchWord, NoticeState
from cooperations.models import MatchAnswer, Need, Offer
from partners.enums import INTERMEDIARY_ROLES, Role
from partners.models import Organisation, organisation_ids, users_by_organisation
from partners.models.acting import audiences_of

from .fitting import Fit, Point, fit_of, pairs_together, points_of

Pair = tuple[Need, Offer, MatchSide]


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
    """Return what fits the user's needs and offers; see ``matches_for_many``."""
    return matches_for_many([user])[user.pk]


def matches_for_many(users: Sequence[Any]) -> dict[int, list[Match]]:
    """Return for each user what fits their needs and offers.

    Mutual ones come first, then nearest, then who has waited longest. What one side has said does not fit is left out,
    for both. Eight queries, however many people and matches.
    """
    current = Q(until=None) | Q(until__gte=timezone.localdate())
    mine = {"organisation__in": users_by_organisation(users)}
    living = (NoticeState.OPEN, NoticeState.MATCHED)
    needs = list(Need.objects.filter(current, state__in=living, **mine).select_related("organisation"))
    offers = list(Offer.objects.filter(current, state=NoticeState.OPEN, **mine).select_related("organisation"))
    found_offers, found_needs = _offers_like(needs), _needs_like(offers)
    pairs = {user.pk: list(_pairs_of(user, needs, offers, found_offers, found_needs)) for user in users}
    known = _Known.of([pair for mine in pairs.values() for pair in mine])
    return {user: _in_order(mine, known) for user, mine in pairs.items()}


def _offers_like(needs: Iterable[Need]) -> list[Offer]:
    return list(Offer.objects.open().filter(kind__in={need.kind for need in needs}).select_related("organisation"))


def _needs_like(offers: list[Offer]) -> list[Any]:
    """Open needs, and those that some of ``offers`` are matched with: the ids are in ``matched_offers``."""
    if not offers:
        return []
    open_ones = Need.objects.open().filter(kind__in={offer.kind for offer in offers})
    interest = MatchAnswer.objects.filter(need=OuterRef("pk"), offer__in=offers, answer=MatchWord.INTERESTED)
    either = Q(pk__in=open_ones.values("pk")) | (Q(state=NoticeState.MATCHED) & Exists(interest))
    found = Need.objects.filter(either).annotate(matched_offers=ArraySubquery(interest.values("offer")))
    return list(found.select_related("organisation"))


def _pairs_of(
    user: Any, needs: list[Need], offers: list[Offer], found_offers: list[Offer], found_needs: list[Any]
) -> Iterator[Pair]:
    """Yield what may be read by ``user``: as ``readable_by`` says, and needs matched with their own offers."""
    mine = organisation_ids(user)
    if organisation_ids(user, Role.MSO, *INTERMEDIARY_ROLES):
        own = [need for need in needs if need.organisation_id in mine]
        yield from ((need, offer, MatchSide.NEEDS) for need in own for offer in found_offers)
    audiences, given = audiences_of(user), [offer for offer in offers if offer.organisation_id in mine]
    matched = {offer.pk for offer in given}
    for need in found_needs:
        if (need.state == NoticeState.OPEN and need.audience in audiences) or matched.intersection(need.matched_offers):
            yield from ((need, offer, MatchSide.OFFERS) for offer in given)


@dataclass(frozen=True)
class _Known:
    """What is asked of the database once for all pairs."""

    points: Mapping[int, Point]
    together: Collection[frozenset[int]]
    answers: Mapping[tuple[int, int, str], str]

    @classmethod
    def of(cls, pairs: Collection[Pair]) -> "_Known":
        """Look it up. Three queries, none without pairs."""
        if not pairs:
            return cls({}, (), {})
        organisations = {pk for need, offer, _side in pairs for pk in (need.organisation_id, offer.organisation_id)}
        answers = MatchAnswer.objects.filter(
            need__in={need.pk for need, _offer, _side in pairs}, offer__in={offer.pk for _need, offer, _side in pairs}
        )
        return cls(
            points_of(organisations),
            pairs_together(organisations),
            {(answer.need_id, answer.offer_id, answer.by_side): answer.answer for answer in answers},
        )


def _in_order(pairs: Iterable[Pair], known: _Known) -> list[Match]:
    matches = []
    for need, offer, side in pairs:
        fit = fit_of(need, offer, known.points, known.together)
        said = {each: known.answers.get((need.pk, offer.pk, each), "") for each in MatchSide}
        if fit and MatchWord.NOT not in said.values():
            other = MatchSide.OFFERS if side == MatchSide.NEEDS else MatchSide.NEEDS
            matches.append(Match(need, offer, side, fit, said[side], said[other]))
    return sorted(matches, key=_position)


def _position(match: Match) -> tuple[Any, ...]:
    kilometres = match.fit.kilometres
    far = not match.fit.are_together
    return not match.is_mutual, far, far and kilometres is None, kilometres or 0, match.found.created_at, match.own.pk
