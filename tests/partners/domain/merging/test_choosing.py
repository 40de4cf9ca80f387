"""What is taken of two entries: by choice, and where nobody can be asked."""

import pytest
from django.utils import timezone

from partners.domain.merging import MergeRefused, merge_organisations
from tests.factories.accounts import UserFactory
from tests.factories.partners import MsoProfileFactory, OrganisationFactory


@pytest.fixture
def person(db):
    return UserFactory()


def merged(source, target, person, **choices):
    return merge_organisations(source, target, choices=choices, actor=person, reason="dasselbe")


@pytest.mark.django_db
def test_what_who_merges_may_not_see_cannot_be_chosen(person):
    source, target = (MsoProfileFactory(signing_required=n, signing_total=3).organisation for n in (2, 1))
    with pytest.raises(MergeRefused, match="look again"):
        merged(source, target, person, signing_rule="source")
    merged(source, target, person)
    target.mso_profile.refresh_from_db()
    assert (target.mso_profile.signing_required, target.mso_profile.signing_total) == (1, 3)


@pytest.mark.django_db
def test_a_signing_rule_nobody_has_set_gives_way_to_the_one_that_was(person):
    source, target = MsoProfileFactory(signing_required=2, signing_total=3), MsoProfileFactory()
    merged(source.organisation, target.organisation, person)
    target.refresh_from_db()
    assert (target.signing_required, target.signing_total) == (2, 3)


@pytest.mark.django_db
def test_the_entry_that_stays_keeps_its_name(person):
    target = OrganisationFactory(name="Alter Name", short_name="AN", website="https://alt.example.org")
    source = OrganisationFactory(
        name="Neuer Name", short_name="NN", website="https://neu.example.org", confirmed_at=timezone.now()
    )
    merged(source, target, person)
    target.refresh_from_db()
    assert (target.name, target.short_name, target.website) == ("Alter Name", "AN", "https://neu.example.org")
