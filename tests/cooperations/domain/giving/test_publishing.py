"""Needs and offers: who reads them, how they end, run out and open again; what the database itself refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cooperations.domain.giving.publishing import close_notice, expire_notices, save_notice
from cooperations.models import MatchAnswer, Need, Offer, Support
from cooperations.tasks.giving import expire_notices_daily
from portal.shared.states import MoveRefused
from tests.factories.accounts import UserFactory
from tests.factories.giving import NeedFactory, OfferFactory, SupportFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db


def acting(**organisation):
    return RepresentativeFactory(**{f"organisation__{name}": value for name, value in organisation.items()}).user


def test_needs_are_read_by_their_audience():
    for audience in ("public", "employers"):
        NeedFactory(audience=audience)
    readers = {
        "nobody": UserFactory(),
        "mso": acting(),
        "employer": acting(employer=True),
        "centre": acting(umbrella=True),
    }
    assert {name: Need.objects.readable_by(user).count() for name, user in readers.items()} == {
        "nobody": 1,
        "mso": 1,
        "employer": 2,
        "centre": 2,
    }


def test_offers_are_read_by_associations_and_intermediaries():
    OfferFactory()
    readers = {
        "nobody": UserFactory(),
        "mso": acting(),
        "employer": acting(employer=True),
        "centre": acting(umbrella=True),
    }
    assert {name: Offer.objects.readable_by(user).count() for name, user in readers.items()} == {
        "nobody": 0,
        "mso": 1,
        "employer": 0,
        "centre": 1,
    }


def test_closing_twice_is_once_and_saving_opens_again():
    need = NeedFactory()
    assert [close_notice(need, actor=None), close_notice(need, actor=None)] == [True, False]
    need.text = "Doch noch ein Raum"
    save_notice(need, actor=None)
    need.refresh_from_db()
    assert (need.state, need.text, need.history.count()) == ("open", "Doch noch ein Raum", 2)


def test_what_is_past_its_day_runs_out_once_and_is_not_closed_then():
    yesterday = timezone.localdate() - timedelta(days=1)
    gone = [NeedFactory(until=yesterday), OfferFactory(until=yesterday)]
    stays = [NeedFactory(until=timezone.localdate()), OfferFactory()]
    assert (expire_notices(), expire_notices()) == (2, 0)
    expire_notices_daily()
    for notice in [*gone, *stays]:
        notice.refresh_from_db()
    assert [notice.state for notice in [*gone, *stays]] == ["expired", "expired", "open", "open"]
    with pytest.raises(MoveRefused):
        close_notice(gone[0], actor=None)


def test_database_knows_the_moves():
    need, offer = NeedFactory(), OfferFactory()
    attempts = {
        "need_begins_open": lambda: NeedFactory(state="matched"),
        "offer_begins_open": lambda: OfferFactory(state="closed"),
        "offer_moves": lambda: Offer.objects.filter(pk=offer.pk).update(state="matched"),
        "need_moves": lambda: [
            Need.objects.filter(pk=need.pk).update(state="closed"),
            Need.objects.filter(pk=need.pk).update(state="matched"),
        ],
        "need_says_what": lambda: Need.objects.update(text=""),
        "need_kind_known": lambda: Need.objects.update(kind="x"),
        "need_audience_known": lambda: Need.objects.update(audience="own"),
        "offer_says_what": lambda: Offer.objects.update(text=""),
        "offer_kind_known": lambda: Offer.objects.update(kind="x"),
    }
    check(attempts)


def test_database_knows_what_support_is():
    support = SupportFactory(confirmed=True)
    need, offer = NeedFactory(), OfferFactory()
    answer = {"need": need, "offer": offer, "by_side": "needs", "answer": "interested"}
    MatchAnswer.objects.create(**answer)
    rows = Support.objects.filter(pk=support.pk)
    attempts = {
        "support_between_two": lambda: rows.update(giver=support.receiver),
        "support_counted": lambda: rows.update(amount=1),
        "support_confirmed_or_not": lambda: rows.update(refused_at=timezone.now()),
        "support_kind_known": lambda: rows.update(kind="x"),
        "support_says_what": lambda: rows.update(what=""),
        "match_answered_once": lambda: MatchAnswer.objects.create(**answer),
        "match_side_known": lambda: MatchAnswer.objects.update(by_side="x"),
        "match_answer_known": lambda: MatchAnswer.objects.update(answer="x"),
    }
    check(attempts)


def check(attempts):
    for name, attempt in attempts.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            attempt()
