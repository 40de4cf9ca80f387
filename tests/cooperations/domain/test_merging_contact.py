"""What merging two organisations does to requests, entries, notes and blocks."""

import pytest

from cooperations.models import Block, ContactEntry, ContactRequest, PrivateNote, TalkGuide
from partners.domain.merging import MergeRefused, merge_organisations, undo_merge
from partners.domain.merging.handling import undeclared_relations
from tests.factories.accounts import UserFactory
from tests.factories.contact import (
    BlockFactory,
    ContactEntryFactory,
    ContactRequestFactory,
    ContactSettingsFactory,
    PrivateNoteFactory,
    TalkGuideFactory,
)
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


def merged(source, target):
    return merge_organisations(source, target, actor=UserFactory(), reason="dasselbe")


@pytest.fixture
def two():
    return OrganisationFactory(name="Verein doppelt"), OrganisationFactory(name="Verein")


def test_every_relation_is_declared():
    assert undeclared_relations() == []


def test_everything_follows_and_can_be_taken_back(two):
    source, target = two
    request = ContactRequestFactory(mso=source)
    entry = ContactEntryFactory(mso=source)
    block = BlockFactory(blocker=source)
    note = PrivateNoteFactory(about=source)
    guide = TalkGuideFactory(mso=source)
    merge = merged(source, target)

    def places():
        return {
            ContactRequest.objects.get(pk=request.pk).mso,
            ContactEntry.objects.get(pk=entry.pk).mso,
            Block.objects.get(pk=block.pk).blocker,
            PrivateNote.objects.get(pk=note.pk).about,
            TalkGuide.objects.get(pk=guide.pk).mso,
        }

    assert places() == {target}
    undo_merge(merge, actor=UserFactory(), reason="doch nicht")
    assert places() == {source}


def test_what_lies_between_the_two_stays(two):
    source, target = two
    source.roles = target.roles = ["mso", "employer"]
    source.save()
    target.save()
    ContactRequestFactory(employer=source, mso=target, state="declined")
    ContactEntryFactory(employer=target, mso=source)
    BlockFactory(blocker=source, blocked=target)
    PrivateNoteFactory(owner=target, about=source)
    ContactSettingsFactory(organisation=target, through=source)
    merged(source, target)
    request = ContactRequest.objects.get()
    assert (request.employer, request.mso) == (source, target)
    assert Block.objects.get().blocker == source
    target.contact_settings.refresh_from_db()
    assert target.contact_settings.through is None


def test_a_second_open_request_of_the_same_employer_is_refused_and_named(two):
    source, target = two
    request = ContactRequestFactory(mso=source, employer__name="Betrieb Muster")
    ContactRequestFactory(mso=target, employer=request.employer)
    with pytest.raises(MergeRefused, match="Betrieb Muster"):
        merged(source, target)


def test_an_open_request_between_the_two_is_refused(two):
    source, target = two
    ContactRequestFactory(employer=source, mso=target)
    with pytest.raises(MergeRefused):
        merged(source, target)


def test_the_same_block_and_the_same_guide_stay_once(two):
    source, target = two
    block = BlockFactory(blocker=source)
    BlockFactory(blocker=target, blocked=block.blocked)
    guide = TalkGuideFactory(mso=source)
    TalkGuideFactory(mso=target, employer=guide.employer)
    merged(source, target)
    assert Block.objects.filter(blocker=target).count() == TalkGuide.objects.filter(mso=target).count() == 1
