"""Support counts once the receiver has confirmed it, and only in its year; who is told of what waits."""

from datetime import date

import pytest

from cooperations.domain.giving.supporting import (
    MOST_WAITING,
    SupportTotal,
    confirm_support,
    record_support,
    refuse_support,
    remove_support,
    supports_for_report,
)
from cooperations.domain.giving.telling import lines_of_giving, people_with_giving, waiting_for_giving
from cooperations.models import Support
from partners.domain.merging import merge_organisations
from portal.accounts.domain.personal_data import collect_personal_data
from portal.shared.states import MoveRefused
from tests.factories.giving import NeedFactory, OfferFactory, SupportFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def both():
    """Return a person of the giver and one of the receiver."""
    return RepresentativeFactory(organisation__employer=True), RepresentativeFactory()


def build(both, **values):
    giver, receiver = both
    return SupportFactory.build(giver=giver.organisation, receiver=receiver.organisation, **values)


def test_counts_only_when_the_receiver_has_confirmed(both):
    giver, receiver = both
    support = record_support(build(both), actor=giver.user)
    assert supports_for_report(giver.organisation, support.on.year)["given"] == []
    assert [confirm_support(support, actor=receiver.user), confirm_support(support, actor=receiver.user)] == [
        True,
        False,
    ]
    expected = [SupportTotal("rooms", "", 1, None)]
    assert supports_for_report(giver.organisation, support.on.year) == {"given": expected, "received": []}
    assert supports_for_report(receiver.organisation, support.on.year) == {"given": [], "received": expected}
    assert supports_for_report(giver.organisation, support.on.year - 1)["given"] == []


def test_receivers_own_word_counts_at_once(both):
    support = record_support(build(both), actor=both[1].user)
    assert (support.confirmed_by, support.confirmed_at is None) == (both[1].user, False)


def test_nobody_confirms_to_themselves(both):
    giver, receiver = both
    RepresentativeFactory(user=giver.user, organisation=receiver.organisation)
    assert record_support(build(both), actor=giver.user).confirmed_at is None
    assert waiting_for_giving(giver.user) == []


def test_report_adds_up_by_kind_and_unit(both):
    giver = both[0].organisation
    for kind, amount, unit in (
        ("funds", 100, "eur"),
        ("funds", 50, "eur"),
        ("rooms", 2, "times"),
        ("rooms", 3, "hours"),
    ):
        SupportFactory(giver=giver, kind=kind, amount=amount, unit=unit, on=TODAY, confirmed=True)
    SupportFactory(giver=giver, kind="funds", amount=999, unit="eur", on=TODAY)
    assert supports_for_report(giver, 2026)["given"] == [
        SupportTotal("funds", "eur", 2, 150),
        SupportTotal("rooms", "hours", 1, 3),
        SupportTotal("rooms", "times", 1, 2),
    ]


def test_refused_support_does_not_count_and_can_be_confirmed_after_all(both):
    support = record_support(build(both), actor=both[0].user)
    assert [refuse_support(support), refuse_support(support)] == [True, False]
    assert confirm_support(support, actor=both[1].user)
    assert Support.objects.confirmed().count() == 1


def test_what_is_confirmed_is_not_taken_back(both):
    support = record_support(build(both), actor=both[0].user)
    confirm_support(support, actor=both[1].user)
    assert not remove_support(support)
    refuse_support(support)
    assert (remove_support(support), Support.objects.count()) == (True, 0)


def test_nobody_is_flooded_with_what_waits(both):
    SupportFactory.create_batch(MOST_WAITING, giver=both[0].organisation, receiver=both[1].organisation)
    with pytest.raises(MoveRefused, match=str(MOST_WAITING)):
        record_support(build(both), actor=both[0].user)
    assert record_support(build(both), actor=both[1].user).confirmed_at


def test_receiver_and_matched_people_are_told(both):
    giver, receiver = both
    record_support(build(both, what="Ein Saal"), actor=giver.user)
    NeedFactory(organisation=receiver.organisation, kind="legal")
    need = NeedFactory()
    offer = OfferFactory()
    concerned = RepresentativeFactory(organisation=need.organisation).user
    assert [entry.detail for entry in waiting_for_giving(receiver.user)] == ["Ein Saal"]
    assert waiting_for_giving(giver.user) == []
    assert [line.key for line in lines_of_giving([concerned], TODAY)[concerned.pk]] == [f"match:needs:{need.pk}"]
    answered = OfferFactory(organisation=offer.organisation, kind="training")
    other = RepresentativeFactory(organisation=answered.organisation).user
    assert lines_of_giving([other], TODAY)[other.pk]
    assert {*people_with_giving(TODAY)} >= {receiver.user.pk, concerned.pk}
    assert giver.user.pk not in {*people_with_giving(TODAY)}


def test_what_a_person_did_is_part_of_their_data(both):
    record_support(build(both, what="Ein Saal"), actor=both[0].user)
    assert [row["what"] for row in collect_personal_data(both[0].user)["giving"]["support_recorded"]] == ["Ein Saal"]


def test_notices_and_support_follow_a_merge_but_nobody_supports_themselves(both):
    source = NeedFactory().organisation
    giver, target = (each.organisation for each in both)
    moved = SupportFactory(giver=giver, receiver=source)
    between = SupportFactory(giver=target, receiver=source)
    merge_organisations(source, target, choices={}, actor=both[0].user, reason="dasselbe")
    for support in (moved, between):
        support.refresh_from_db()
    assert (moved.receiver, between.receiver, target.needs.count()) == (target, source, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_waiting_costs_the_same_number_of_queries(both, rows, django_assert_num_queries):
    for _number in range(rows):
        record_support(build(both), actor=both[0].user)
    user = type(both[1].user).objects.get(pk=both[1].user.pk)
    with django_assert_num_queries(4):
        assert len(waiting_for_giving(user)) == rows
