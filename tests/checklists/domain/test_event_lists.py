"""Lists of events: begun with the event, seen by those who take part, closed with it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from checklists.domain.event_lists import SLUG, begin_list, close_lists
from checklists.domain.running import checklist_for
from checklists.domain.ticking import tick_item
from checklists.models import Checklist, ItemFile
from checklists.states.item import Answer
from events.domain.hooks import has_begun, has_ended
from partners.models import Representative
from portal.accounts.domain.account import close_account
from portal.accounts.domain.personal_data import collect_personal_data
from tests.factories.accounts import UserFactory
from tests.factories.checklists import version_of
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory, EventPartyFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory()


@pytest.fixture
def checklist(event):
    version_of(SLUG, ["one", "two"], proof=["file"], needs_proof=True)
    begin_list(event, None)
    return Checklist.objects.get(event=event)


def person_of(organisation, **fields):
    return RepresentativeFactory(organisation=organisation, **fields).user


def test_an_event_begins_its_list_once_as_soon_as_there_is_a_template(event):
    has_begun(event, None)
    assert not Checklist.objects.exists()
    version_of(SLUG, ["one"])
    for _time in range(2):
        has_begun(event, UserFactory())
    assert (Checklist.objects.get().subject, Checklist.objects.get().answers.count()) == (event, 1)


def test_it_is_seen_by_who_takes_part_and_by_nobody_else(event, checklist):
    employer, mso = (party.organisation for party in event.parties.order_by("side"))
    asked, left, mediator = OrganisationFactory(), OrganisationFactory(), OrganisationFactory()
    EventPartyFactory(event=event, organisation=asked, accepted_at=None)
    EventPartyFactory(event=event, organisation=left, left_on=timezone.localdate())
    EventPartyFactory(event=event, organisation=mediator, side="mediator")
    sees = {each: Checklist.objects.visible_to(person_of(each)).exists() for each in (employer, mso, mediator)}
    assert all(sees.values())
    for other in (asked, left, OrganisationFactory(), OrganisationFactory(ministry=True)):
        assert not Checklist.objects.visible_to(person_of(other)).exists()


def test_it_is_closed_when_the_event_is_closed_or_called_off(event, checklist):
    close_lists(event)
    assert Checklist.objects.get().closed_at is None
    event.state = "cancelled"
    has_ended(event)
    assert Checklist.objects.get().closed_at


def test_a_list_has_one_subject_and_a_subject_one_list(event, checklist):
    for subject in ({"event": event}, {"event": EventFactory(), "cooperation": CooperationFactory()}):
        refusal = pytest.raises(IntegrityError, match=r"checklist_once_per_event|checklist_has_one_subject")
        with refusal, transaction.atomic():
            Checklist.objects.create(template=checklist.template, version=checklist.version, **subject)
    assert checklist_for(event, SLUG, actor=None) == checklist


def test_a_file_counts_as_proof(checklist):
    user = UserFactory()
    row = checklist.answers.get(key="one")
    ItemFile.objects.create(
        answer=row, name="a.txt", content_type="text/plain", size=1, sha256="0" * 64, file="checklists/a", by=user
    )
    assert tick_item(checklist, "one", actor=user, answer=Answer("done"), revision=0)


def test_who_is_gone_has_no_items_left_and_is_told_of_them_before(event, checklist):
    user = person_of(event.host)
    Representative.objects.filter(user=user).update(role="editor")
    checklist.answers.filter(key="one").update(assigned_user=user)
    assert [each["item"] for each in collect_personal_data(user)["checklist_parts"]["assigned"]] == ["one"]
    close_account(user)
    assert not checklist.answers.exclude(assigned_user=None).exists()
