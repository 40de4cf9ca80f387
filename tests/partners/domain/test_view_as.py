"""The page as others see it is the page others see."""

import pytest
from django.contrib.auth.models import AnonymousUser

from partners.domain.portrait import portray, with_profiles
from partners.domain.view_as import Perspective, viewer_of
from partners.enums import Audience, Role
from partners.models import ContactPerson, Organisation, SearchEntry, audiences_of, organisation_ids
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory()


def someone(role):
    return RepresentativeFactory(organisation=OrganisationFactory(roles=[role])).user


@pytest.mark.parametrize(
    ("perspective", "role"),
    [
        (Perspective.EMPLOYER, Role.EMPLOYER),
        (Perspective.INTERMEDIARY, Role.INTEGRATION_CENTRE),
        (Perspective.MINISTRY, Role.MINISTRY),
    ],
)
def test_viewer_belongs_to_the_audiences_of_real_people(organisation, perspective, role):
    viewer = viewer_of(perspective, organisation)
    assert audiences_of(viewer, organisation.pk) == audiences_of(someone(role), organisation.pk)


def test_nobody_in_particular_is_the_public(organisation):
    viewer = viewer_of(Perspective.PUBLIC, organisation)
    assert audiences_of(viewer, organisation.pk) == audiences_of(AnonymousUser(), organisation.pk) == {Audience.PUBLIC}


@pytest.mark.parametrize("perspective", Perspective)
def test_viewer_acts_for_no_existing_organisation(organisation, perspective):
    viewer = viewer_of(perspective, organisation)
    assert not Organisation.objects.filter(pk__in=organisation_ids(viewer)).exists()
    assert not hasattr(viewer, "pk")


@pytest.mark.parametrize("perspective", [Perspective.INTERMEDIARY, Perspective.MINISTRY])
def test_drafts_are_seen_by_those_concerned(perspective):
    draft, foreign = OrganisationFactory(state="draft"), OrganisationFactory(state="draft")
    viewer = viewer_of(perspective, draft)
    seen = set(Organisation.objects.visible_to(viewer))
    assert seen == ({draft, foreign} if perspective == Perspective.MINISTRY else {draft})
    assert {each.pk for each in SearchEntry.objects.visible_to(viewer)} == {each.pk for each in seen}


def test_portraits_take_viewers(organisation):
    Organisation.objects.filter(pk=organisation.pk).update(register_number="VR 1", website="https://v.example.org")
    rows = with_profiles(Organisation.objects.all())
    shown = {each: set(portray(viewer_of(each, organisation), rows)[0].values) for each in Perspective}
    public = {"website"}
    assert shown == {
        Perspective.PUBLIC: public,
        Perspective.EMPLOYER: public,
        Perspective.INTERMEDIARY: public | {"register_number"},
        Perspective.MINISTRY: public | {"register_number"},
    }
    assert not ContactPerson.objects.visible_to(viewer_of(Perspective.PUBLIC, organisation)).exists()
