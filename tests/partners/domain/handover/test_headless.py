"""Organisations without a head, and who is told."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from partners.domain.handover.headless import headless_for, is_headless, waiting_for_heads
from partners.enums import Role
from partners.permissions import can_invite_representative, can_see_answers, can_see_team
from tests.factories.geo import DistrictFactory
from tests.factories.partners import AffiliationFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def verein():
    """An association whose last head has gone."""
    organisation = OrganisationFactory(name="Verein", district=DistrictFactory())
    RepresentativeFactory(organisation=organisation, role="owner", since=YESTERDAY, until=YESTERDAY)
    return organisation


@pytest.fixture
def centre(verein):
    organisation = OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])
    organisation.service_area.add(verein.district)
    return RepresentativeFactory(organisation=organisation, role="owner").user


@pytest.fixture
def ministry():
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True), role="owner").user


@pytest.mark.parametrize(
    ("role", "roles", "fields", "expected"),
    [
        ("owner", [Role.MSO], {}, False),
        ("board", [Role.MSO], {}, False),
        ("board", [Role.EMPLOYER], {}, True),
        ("editor", [Role.MSO], {}, True),
        ("owner", [Role.MSO], {"user__is_active": False}, True),
        ("owner", [Role.MSO], {"since": YESTERDAY, "until": YESTERDAY}, True),
    ],
)
def test_head_is_who_can_decide_on_the_team(ministry, role, roles, fields, expected):
    organisation = OrganisationFactory(roles=roles)
    RepresentativeFactory(organisation=organisation, role=role, **fields)
    assert is_headless(organisation) is expected
    assert headless_for(ministry).filter(pk=organisation.pk).exists() is expected


def test_those_in_charge_see_it_may_invite_and_are_told(verein, centre, ministry):
    umbrella = RepresentativeFactory(organisation=AffiliationFactory(member=verein).umbrella, role="owner").user
    for user in (centre, umbrella, ministry):
        assert list(headless_for(user)) == [verein]
        assert can_invite_representative(user, verein) is True
        assert [entry.title for entry in waiting_for_heads(user)] == ["Nobody acts for one organisation any more"]


def test_others_neither_see_nor_invite(verein):
    elsewhere = RepresentativeFactory(organisation=OrganisationFactory(roles=[Role.INTEGRATION_CENTRE])).user
    for user in (elsewhere, RepresentativeFactory().user, AnonymousUser()):
        assert (list(headless_for(user)), can_invite_representative(user, verein), waiting_for_heads(user)) == (
            [],
            False,
            [],
        )


def test_intermediary_does_not_invite_where_there_is_a_board(verein, centre):
    RepresentativeFactory(organisation=verein, role="board")
    assert can_invite_representative(centre, verein) is False


def test_those_who_never_had_anybody_come_last_and_do_not_wait(verein, ministry):
    OrganisationFactory(name="Alt")
    assert [each.name for each in headless_for(ministry)] == ["Verein", "Alt"]
    assert waiting_for_heads(ministry)[0].title == "Nobody acts for one organisation any more"


@pytest.mark.parametrize("state", ["archived"])
def test_entries_that_ended_need_nobody(verein, ministry, state):
    verein.state = state
    verein.save()
    assert list(headless_for(ministry)) == []


def test_intermediary_sees_nothing_of_an_archived_entry(verein, centre):
    verein.state = "archived"
    verein.save()
    assert [can(centre, verein) for can in (can_invite_representative, can_see_team, can_see_answers)] == [False] * 3
