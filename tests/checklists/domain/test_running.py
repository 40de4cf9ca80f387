"""Lists of every subject are begun once and keep their version until somebody takes up a newer one."""

import threading

import pytest
from django.utils import timezone

from checklists.domain import ticking
from checklists.domain.queries import sheet_of
from checklists.domain.running import checklist_for, take_up
from checklists.domain.ticking import tick_item
from checklists.models import Checklist, ItemState
from checklists.states.item import Answer
from portal.shared.states import MoveRefused
from tests.factories.accounts import UserFactory
from tests.factories.checklists import list_of, version_of
from tests.factories.cooperation import CooperationFactory, CooperationPartyFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.races import run_together, without_locks

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    return version_of("sample", ["stays", "goes"])


@pytest.fixture
def second(first):
    return version_of("sample", ["comes", "stays"], number=2)


def answer(checklist, key, note, revision=0):
    return tick_item(checklist, key, actor=UserFactory(), answer=Answer("done", note), revision=revision)


def states(checklist):
    return [(line.answer.key, line.answer.note, line.answer.is_new) for line in sheet_of(checklist).lines]


def test_running_list_keeps_its_version(first, organisation):
    checklist = checklist_for(organisation, "sample", actor=None)
    version_of("sample", ["comes"], number=2)
    assert checklist_for(organisation, "sample", actor=None) == checklist
    assert checklist_for(OrganisationFactory(), "sample", actor=None).version.number == 2
    checklist.refresh_from_db()
    assert (checklist.version, states(checklist)) == (first, [("stays", "", False), ("goes", "", False)])


def test_taking_up_a_version_keeps_answers_by_item(first, organisation):
    checklist = checklist_for(organisation, "sample", actor=None)
    answer(checklist, "stays", "Bleibt")
    answer(checklist, "goes", "Geht")
    newer = version_of("sample", ["comes", "stays"], number=2)
    assert take_up(checklist, newer)
    assert not take_up(checklist, newer)
    assert not take_up(checklist, first)
    checklist = Checklist.objects.select_related("version").get()
    sheet = sheet_of(checklist)
    assert states(checklist) == [("comes", "", True), ("stays", "Bleibt", False)]
    assert [(line.answer.key, line.answer.note) for line in sheet.dropped] == [("goes", "Geht")]
    assert (sheet.progress.total, sheet.progress.done) == (2, 1)
    assert answer(checklist, "stays", "Bleibt doch", revision=1)
    with pytest.raises(MoveRefused, match="no longer part"):
        answer(checklist, "goes", "x", revision=1)


def test_closed_list_takes_up_nothing(first, organisation):
    checklist = list_of(first, organisation, closed_at="2026-12-31T12:00Z")
    with pytest.raises(MoveRefused, match="closed"):
        take_up(checklist, version_of("sample", ["comes"], number=2))


@pytest.mark.django_db(transaction=True)
def test_answering_and_taking_up_at_once_lose_nothing(first):
    checklist = list_of(first)
    newer = version_of("sample", ["comes", "stays"], number=2)
    actions = [lambda: take_up(checklist, newer), lambda: answer(checklist, "stays", "Ja")] * 25
    assert sorted(run_together(*actions)) == [False] * 48 + [True] * 2
    row = ItemState.objects.get(key="stays")
    assert (row.note, row.revision, row.item.version, row.events.count()) == ("Ja", 1, newer, 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_lock_an_answer_falls_out_of_the_list(first, monkeypatch):
    """Whoever answers has read the item before the newer version is taken up, and stores it afterwards."""
    checklist = list_of(first)
    newer = version_of("sample", ["comes", "stays"], number=2)
    read, taken_up = threading.Event(), threading.Event()

    def after_the_newer_version(*_arguments, **_options):
        read.set()
        assert taken_up.wait(60)
        return {}

    def take_up_meanwhile():
        assert read.wait(60)
        try:
            return take_up(checklist, newer)
        finally:
            taken_up.set()

    without_locks(monkeypatch)
    monkeypatch.setattr(ticking, "problems_of", after_the_newer_version)
    assert run_together(lambda: answer(checklist, "stays", "Ja"), take_up_meanwhile) == [True, True]
    assert ItemState.objects.get(key="stays").item.version == first


def test_lists_of_a_cooperation_are_seen_by_those_who_take_part(first):
    cooperation = CooperationFactory(state="in_talks")
    waiting, gone, go_between = (OrganisationFactory() for _number in range(3))
    CooperationPartyFactory(cooperation=cooperation, organisation=waiting, accepted_at=None)
    CooperationPartyFactory(cooperation=cooperation, organisation=gone, left_on=timezone.localdate())
    CooperationPartyFactory(cooperation=cooperation, organisation=go_between, side="mediator")
    checklist = checklist_for(cooperation, "sample", actor=None)
    assert checklist_for(cooperation, "sample", actor=None) == checklist
    checklist_for(CooperationFactory(), "sample", actor=None)
    parties = {party.side: party.organisation for party in cooperation.parties.filter(left_on=None)}
    for organisation in (parties["employer"], cooperation.proposed_by):
        assert list(Checklist.objects.visible_to(RepresentativeFactory(organisation=organisation).user)) == [checklist]
    for organisation in (waiting, gone, go_between, OrganisationFactory(ministry=True)):
        assert not Checklist.objects.visible_to(RepresentativeFactory(organisation=organisation).user).exists()
