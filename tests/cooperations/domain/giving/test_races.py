"""Both sides answer at the same moment: the match is found once. And what happens without the lock."""

import threading

import pytest
from django.db.models import QuerySet

from cooperations.domain.giving import answering
from cooperations.domain.giving.answering import answer_match
from cooperations.enums.giving import MatchSide, MatchWord
from cooperations.models import Need, NeedTransition
from tests.factories.giving import NeedFactory, OfferFactory
from tests.races import run_together

pytestmark = pytest.mark.django_db(transaction=True)


def answers(need, offer, number):
    """Half of the workers answer for each side."""
    return [
        lambda side=side: answer_match(need, offer, side=side, word=MatchWord.INTERESTED, actor=None)
        for side in list(MatchSide) * (number // 2)
    ]


def test_fifty_answers_of_both_sides_find_one_match():
    need, offer = NeedFactory(), OfferFactory()
    run_together(*answers(need, offer, 50))
    need.refresh_from_db()
    assert (need.state, NeedTransition.objects.count(), need.answers.count()) == ("matched", 1, 2)


def test_control_without_lock_neither_side_sees_the_other(monkeypatch):
    need, offer = NeedFactory(), OfferFactory()
    stored = threading.Barrier(2, timeout=60)
    look = answering.are_both_interested

    def look_together(*arguments):
        stored.wait()
        found = look(*arguments)
        stored.wait()
        return found

    monkeypatch.setattr(answering, "are_both_interested", look_together)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)
    assert run_together(*answers(need, offer, 2)) == [False, False]
    assert Need.objects.get().state == "open"
