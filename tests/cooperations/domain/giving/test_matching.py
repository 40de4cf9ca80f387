"""What fits: same kind, near, both open, readable for who asks; the reason is a sentence; answers are heard."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation

from cooperations.domain.giving.answering import answer_match
from cooperations.domain.giving.fitting import Fit, fit_of
from cooperations.domain.giving.matching import matches_for
from cooperations.enums.giving import MatchSide, MatchWord, NoticeState
from cooperations.models import MatchAnswer, NeedTransition
from portal.shared.states import MoveRefused
from tests.factories.cooperation import CooperationFactory
from tests.factories.geo import DistrictFactory
from tests.factories.giving import NeedFactory, OfferFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
NEEDS, OFFERS = MatchSide.NEEDS, MatchSide.OFFERS
INTERESTED, NOT = MatchWord.INTERESTED, MatchWord.NOT


def person_of(notice):
    return RepresentativeFactory(organisation=notice.organisation).user


def answer(need, offer, side, word=INTERESTED):
    return answer_match(need, offer, side=side, word=word, actor=None)


def test_same_kind_nearby_fits_for_both_with_the_distance():
    need = NeedFactory()
    offer = OfferFactory(organisation__latitude=51.51, organisation__longitude=7.46)
    for notice, other in ((need, offer), (offer, need)):
        (match,) = matches_for(person_of(notice))
        assert (match.own, match.found, match.mine, match.theirs) == (notice, other, "", "")
        with translation.override("de"):
            assert match.fit.sentence == "Gleiche Art, etwa 31 km entfernt."


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "training"},
        {"organisation__latitude": 50.9},
        {"state": NoticeState.CLOSED},
        {"until": timezone.localdate() - timedelta(days=1)},
        {"organisation__state": "paused"},
        {"organisation__latitude": None, "organisation__longitude": None},
    ],
    ids=str,
)
def test_what_does_not_fit(change):
    need = NeedFactory()
    state = change.pop("state", None)
    offer = OfferFactory(**change)
    if state:
        type(offer).objects.filter(pk=offer.pk).update(state=state)
    assert matches_for(person_of(need)) == []


def test_something_else_fits_nothing():
    need = NeedFactory(kind="other")
    OfferFactory(kind="other")
    assert matches_for(person_of(need)) == []


def test_district_counts_where_a_point_is_missing():
    district = DistrictFactory()
    place = {"organisation__latitude": None, "organisation__longitude": None, "organisation__district": district}
    need, offer, elsewhere = NeedFactory(**place), OfferFactory(**place), OfferFactory()
    assert (fit_of(need, offer, {}), fit_of(need, elsewhere, {})) == (Fit(None), None)


def test_a_cooperation_counts_more_than_distance():
    with transaction.atomic():
        kept = CooperationFactory(state="confirmed")
    need = NeedFactory(organisation=kept.parties.get(side="mso").organisation)
    far = OfferFactory(organisation=kept.parties.get(side="employer").organisation)
    type(need.organisation).objects.filter(pk=need.organisation.pk).update(latitude=51.68, longitude=7.82)
    near = OfferFactory()
    matches = matches_for(person_of(need))
    assert [match.offer for match in matches] == [far, near]
    with translation.override("de"):
        assert matches[0].fit.sentence == "Gleiche Art, und Sie haben eine Kooperation."
    assert answer(need, far, NEEDS) is False


def test_nobody_is_matched_with_oneself():
    both = OrganisationFactory(roles=["mso", "employer"], latitude=51.68, longitude=7.82)
    need = NeedFactory(organisation=both)
    OfferFactory(organisation=both)
    assert matches_for(person_of(need)) == []


def test_nearest_come_first_and_mutual_ones_before_them():
    need = NeedFactory()
    far = OfferFactory(organisation__latitude=51.50)
    near = OfferFactory()
    user = person_of(need)
    assert [match.offer for match in matches_for(user)] == [near, far]
    answer(need, far, NEEDS)
    answer(need, far, OFFERS)
    assert [match.offer for match in matches_for(user)] == [far, near]


def test_what_one_side_says_does_not_fit_is_gone_for_both():
    need, offer = NeedFactory(), OfferFactory()
    people = [person_of(need), person_of(offer)]
    answer(need, offer, OFFERS, NOT)
    assert [matches_for(user) for user in people] == [[], []]


def test_interest_of_both_matches_the_need_once_and_taking_it_back_opens_it():
    need, offer = NeedFactory(), OfferFactory()
    other = OfferFactory()
    assert [answer(need, offer, NEEDS), answer(need, offer, OFFERS), answer(need, offer, OFFERS)] == [False, True, True]
    need.refresh_from_db()
    assert (need.state, NeedTransition.objects.count()) == ("matched", 1)
    assert [match.is_mutual for match in matches_for(person_of(offer))] == [True]
    assert matches_for(person_of(other)) == []
    answer(need, offer, NEEDS, NOT)
    need.refresh_from_db()
    assert (need.state, MatchAnswer.objects.count()) == ("open", 2)


@pytest.mark.parametrize("ended", ["need", "offer", "moved away"])
def test_nobody_answers_what_has_ended(ended):
    need, offer = NeedFactory(), OfferFactory()
    if ended == "moved away":
        type(offer.organisation).objects.filter(pk=offer.organisation.pk).update(latitude=50.7)
    else:
        notice = need if ended == "need" else offer
        type(notice).objects.update(state="closed")
    with pytest.raises(MoveRefused):
        answer(need, offer, NEEDS)
    assert MatchAnswer.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_matching_costs_the_same_number_of_queries_for_one_and_three(rows, django_assert_num_queries):
    need = NeedFactory()
    OfferFactory.create_batch(rows)
    user = person_of(need)
    with django_assert_num_queries(7):
        assert len(matches_for(user)) == rows
