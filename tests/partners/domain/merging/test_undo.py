"""Taking a merge back: every table is as it was, or a sentence says why not."""

import pytest

from partners.domain.merging import MergeRefused, merge_organisations, undo_merge
from partners.enums import OrganisationState, Role
from partners.models import FieldAudience, MergeUndo, Organisation, OrganisationChange
from tests.factories.accounts import UserFactory
from tests.factories.merging import everything, world_of
from tests.factories.partners import ContactPersonFactory, MsoProfileFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory()


@pytest.fixture
def pair():
    return OrganisationFactory(name="Quelle", website="https://a.example.org"), OrganisationFactory(name="Ziel")


def merged(source, target, person, **choices):
    return merge_organisations(source, target, choices=choices, actor=person, reason="dasselbe")


@pytest.mark.parametrize("seed", range(24))
def test_undoing_brings_back_every_row_of_every_table(seed, person):
    source, target, _third = world_of(seed)
    before = everything()

    merge = merged(source, target, person)
    assert everything() != before
    undo_merge(merge, actor=person, reason="doch nicht")

    assert everything() == before


def test_undoing_is_recorded_with_actor_and_reason_at_both(pair, person):
    merge = merged(*pair, person)
    undo_merge(merge, actor=person, reason="doch nicht")
    assert [(each.actor, each.reason) for each in MergeUndo.objects.all()] == [(person, "doch nicht")]
    rows = OrganisationChange.objects.filter(action="merge_undone").order_by("organisation")
    assert [(row.organisation, row.reason) for row in rows] == [(each, "doch nicht") for each in pair]
    assert pair[0].transitions.last().target == OrganisationState.PUBLISHED


def test_undoing_twice_and_without_reason_is_refused(pair, person):
    merge = merged(*pair, person)
    with pytest.raises(MergeRefused, match="say why"):
        undo_merge(merge, actor=person, reason=" ")
    undo_merge(merge, actor=person, reason="x")
    with pytest.raises(MergeRefused, match="undone already"):
        undo_merge(merge, actor=person, reason="x")


def test_what_was_edited_or_added_elsewhere_since_stays(pair, person):
    source, target = pair
    merge = merged(source, target, person)
    Organisation.objects.filter(pk=target.pk).update(founded=1999)
    added = ContactPersonFactory(organisation=target)
    undo_merge(merge, actor=person, reason="x")
    target.refresh_from_db()
    added.refresh_from_db()
    assert (target.founded, target.website, added.organisation) == (1999, "", target)


def test_a_value_the_merge_wrote_and_somebody_changed_is_not_lost(pair, person):
    source, target = pair
    merge = merged(source, target, person)
    Organisation.objects.filter(pk=target.pk).update(website="https://neu.example.org")
    before = everything()
    with pytest.raises(MergeRefused, match="website"):
        undo_merge(merge, actor=person, reason="x")
    assert everything() == before


def test_a_person_deleted_since_does_not_come_back(pair, person):
    contact = ContactPersonFactory(organisation=pair[0])
    merge = merged(*pair, person)
    contact.delete()
    undo_merge(merge, actor=person, reason="x")
    assert not pair[0].contacts.exists()


def test_an_audience_changed_since_is_not_lost(person):
    source = MsoProfileFactory(communities="Wir").organisation
    FieldAudience.objects.create(organisation=source, field="communities", audience="own")
    target = OrganisationFactory()
    merge = merged(source, target, person)
    FieldAudience.objects.filter(organisation=target).update(audience="employers")
    with pytest.raises(MergeRefused, match="audience"):
        undo_merge(merge, actor=person, reason="x")


def test_a_register_number_published_since_stands_in_the_way(person):
    source = OrganisationFactory(register_number="VR 1 Hamm")
    target = OrganisationFactory(register_number="VR 1 Hamm", state=OrganisationState.DRAFT)
    merge = merged(source, target, person)
    OrganisationFactory(register_number="VR 1 Hamm")
    with pytest.raises(MergeRefused, match="register number"):
        undo_merge(merge, actor=person, reason="x")


def test_merges_in_a_row_are_undone_in_reverse(person):
    first, second, third = OrganisationFactory(), OrganisationFactory(), OrganisationFactory(roles=[Role.UMBRELLA])
    one = merged(first, second, person)
    two = merged(second, third, person)
    with pytest.raises(MergeRefused, match="Undo that first"):
        undo_merge(one, actor=person, reason="x")
    undo_merge(two, actor=person, reason="x")
    undo_merge(one, actor=person, reason="x")
    first.refresh_from_db()
    assert first.merged_into is None


def test_of_two_merged_into_the_same_the_later_is_undone_first(person):
    first, second, target = OrganisationFactory(), OrganisationFactory(), OrganisationFactory()
    one = merged(first, target, person)
    two = merged(second, target, person)
    with pytest.raises(MergeRefused, match="Undo that first"):
        undo_merge(one, actor=person, reason="x")
    undo_merge(two, actor=person, reason="x")
    undo_merge(one, actor=person, reason="x")
