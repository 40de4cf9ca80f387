"""What a side says to a match. Nobody is written to: the other side sees it on its page and in its overview."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cooperations.enums.giving import MatchSide, MatchWord, NoticeState
from cooperations.models import MatchAnswer, Need, Offer
from cooperations.states.notice import MATCH, PART, move_notice
from portal.shared.states import MoveRefused

from .fitting import fit_of, pairs_together, points_of

BOTH = len(MatchSide)


@transaction.atomic
def answer_match(need: Need, offer: Offer, *, side: MatchSide, word: MatchWord, actor: Any) -> bool:
    """Store what ``side`` says; return whether both are interested now.

    The need is locked: two sides that answer at once are heard one after the other. Raises ``MoveRefused`` when one
    of the two has ended or they do not fit any more.
    """
    need = Need.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=need.pk)
    offer = Offer.objects.select_related("organisation").get(pk=offer.pk)
    _check(need, offer)
    MatchAnswer.objects.update_or_create(need=need, offer=offer, by_side=side, defaults={"answer": word, "by": actor})
    if are_both_interested(need, offer):
        move_notice(MATCH, need, actor=actor)
        return True
    if need.state == NoticeState.MATCHED and not _has_mutual_match(need):
        move_notice(PART, need, actor=actor)
    return False


def are_both_interested(need: Need, offer: Offer) -> bool:
    """Say whether both sides are interested in the match. One query."""
    return len(_interested(need).filter(offer=offer)) == BOTH


def _check(need: Need, offer: Offer) -> None:
    both = [need.organisation_id, offer.organisation_id]
    is_living = need.state in {NoticeState.OPEN, NoticeState.MATCHED} and offer.state == NoticeState.OPEN
    if not is_living or fit_of(need, offer, points_of(both), pairs_together(both)) is None:
        raise MoveRefused(_("The need or the offer has ended meanwhile."))


def _has_mutual_match(need: Need) -> bool:
    offers = list(_interested(need).values_list("offer", flat=True))
    return any(offers.count(offer) == BOTH for offer in offers)


def _interested(need: Need) -> QuerySet[MatchAnswer]:
    return MatchAnswer.objects.filter(need=need, answer=MatchWord.INTERESTED)
