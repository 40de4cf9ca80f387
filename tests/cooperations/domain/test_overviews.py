"""What is told to many people at once is what each would be told alone, in the same number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.domain.digest.sources import lines_for, lines_of_many
from portal.accounts.models import User
from tests.factories.giving import NeedFactory, OfferFactory, SupportFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def people(number):
    """People of as many associations and employers, all with something open."""
    for _pair in range(number):
        need, offer = NeedFactory(), OfferFactory()
        SupportFactory(giver=offer.organisation, receiver=need.organisation)
        for organisation in (need.organisation, offer.organisation):
            RepresentativeFactory(organisation=organisation)
    return [user.pk for user in User.objects.order_by("pk")]


def fresh(users):
    """The same people as the database has them, without what was remembered about them."""
    return list(User.objects.filter(pk__in=users).order_by("pk"))


def test_many_are_told_what_each_is_told_alone_in_as_many_queries():
    counts = []
    for number in (1, 2):
        users = people(number)
        readers = fresh(users)
        with CaptureQueriesContext(connection) as queries:
            together = lines_of_many(readers, TODAY)
        counts.append(len(queries))
        assert together == {user.pk: lines_for(user, TODAY) for user in fresh(users)}
        assert all(together[user] for user in users)
    assert counts == [15, 15]
