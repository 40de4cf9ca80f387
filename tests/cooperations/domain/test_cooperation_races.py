"""Fifty at once. Each race has a control run: without the lock the fault is there."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from cooperations.domain import lifecycle
from cooperations.domain.agreement import Conflict, Saved, freeze, save_draft
from cooperations.domain.agreement.content import Task, from_json
from cooperations.domain.lifecycle import parties
from cooperations.enums.side import Side
from cooperations.models import Agreement, AgreementVersion, Cooperation, CooperationTransition
from portal.shared.states import MoveRefused
from tests.cooperations.domain.agreements import save, whole_content
from tests.factories.cooperation import CooperationFactory, CooperationPartyFactory
from tests.factories.partners import RepresentativeFactory
from tests.races import meet_after, run_together

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50


@pytest.fixture
def employer():
    return RepresentativeFactory(organisation__employer=True)


@pytest.fixture
def mso():
    return RepresentativeFactory()


@pytest.fixture
def without_locks(monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *_args, **_kwargs: self)


def tried(action):
    """Return ``action`` as something that gives back what the database refused, instead of raising it."""

    def attempt():
        try:
            return action()
        except IntegrityError as error:
            return error

    return attempt


def kinds(outcomes):
    return {kind: sum(isinstance(each, kind) for each in outcomes) for kind in {type(each) for each in outcomes}}


def saving(cooperation, mso, content):
    agreement = Agreement.objects.get(cooperation=cooperation)
    return tried(lambda: save_draft(agreement, content, base=0, actor=mso.user, organisation=mso.organisation))


def same_place(cooperation, mso):
    return [saving(cooperation, mso, whole_content(rooms=f"Raum {number}", tasks=())) for number in range(MANY)]


def own_places(cooperation, mso):
    return [
        saving(cooperation, mso, whole_content(tasks=(Task(f"t{number}", f"Aufgabe {number}"),)))
        for number in range(MANY)
    ]


@pytest.fixture
def talks(employer, mso):
    return CooperationFactory(state="in_talks", employer=employer.organisation, mso=mso.organisation)


def test_at_the_same_place_one_is_saved_and_the_others_decide(talks, mso):
    outcomes = run_together(*same_place(talks, mso))
    assert kinds(outcomes) == {Saved: 1, Conflict: MANY - 1}


def test_at_places_of_their_own_all_are_saved(talks, mso):
    outcomes = run_together(*own_places(talks, mso))
    assert kinds(outcomes) == {Saved: MANY}
    agreement = Agreement.objects.get()
    assert (agreement.revision, len(from_json(agreement.content).tasks)) == (MANY, MANY)


@pytest.mark.usefixtures("without_locks")
def test_control_without_locks_savings_are_refused_by_the_database(talks, mso):
    outcomes = run_together(*own_places(talks, mso))
    assert kinds(outcomes).get(Saved, 0) < MANY
    assert IntegrityError in kinds(outcomes)


def freezing(cooperation):
    def action():
        with transaction.atomic():
            return freeze(lifecycle.locked(cooperation), actor=None, revision=1)

    return tried(action)


def test_one_of_fifty_freezes_and_nobody_saves_under_it(talks, mso):
    save(talks.agreement, whole_content())
    agreement = Agreement.objects.get()
    later = [
        tried(
            lambda number=number: save_draft(
                agreement, whole_content(rooms=f"R{number}"), base=1, actor=mso.user, organisation=mso.organisation
            )
        )
        for number in range(10)
    ]
    outcomes = run_together(*(freezing(talks) for _each in range(MANY - 10)), *later)
    assert IntegrityError not in kinds(outcomes)
    versions = AgreementVersion.objects.all()
    assert len(versions) <= 1
    assert all(each.content["rooms"] == whole_content().rooms for each in versions)
    assert kinds(outcomes).get(Saved) == 1


def test_one_version_comes_of_fifty_clicks(talks):
    save(talks.agreement, whole_content())
    outcomes = run_together(*(freezing(talks) for _each in range(MANY)))
    assert kinds(outcomes) == {AgreementVersion: 1, MoveRefused: MANY - 1}


@pytest.mark.usefixtures("without_locks")
def test_control_without_locks_two_want_the_same_number(talks):
    save(talks.agreement, whole_content())
    outcomes = run_together(*(freezing(talks) for _each in range(MANY)))
    assert IntegrityError in kinds(outcomes)


def proposing(mso, employer):
    return [
        tried(
            lambda: lifecycle.propose(
                "Gemeinsam",
                by=(mso.organisation, Side.MSO),
                asked=[(employer.organisation, Side.EMPLOYER)],
                actor=mso.user,
            )
        )
    ] * MANY


def test_the_same_is_proposed_once(mso, employer):
    assert kinds(run_together(*proposing(mso, employer))) == {Cooperation: 1, MoveRefused: MANY - 1}


def test_control_without_the_lock_it_is_proposed_twice(mso, employer, monkeypatch):
    monkeypatch.setattr("cooperations.domain.lifecycle.proposing._lock_organisations", lambda _organisations: None)
    assert kinds(run_together(*proposing(mso, employer)))[Cooperation] > 1


def ending(cooperation, employer, mso):
    own = {"organisation": mso.organisation, "actor": mso.user}
    return [
        *[tried(lambda: lifecycle.take_part(cooperation, **own))] * 17,
        *[tried(lambda: lifecycle.decline(cooperation, **own, reason="Nein"))] * 17,
        *[tried(lambda: lifecycle.withdraw(cooperation, actor=employer.user, reason="Doch nicht"))] * 16,
    ]


def test_yes_no_and_taken_back_at_once_leave_one_end_and_one_line_each(employer, mso):
    cooperation = CooperationFactory(employer=employer.organisation, mso=mso.organisation)
    outcomes = run_together(*ending(cooperation, employer, mso))
    assert IntegrityError not in kinds(outcomes)
    cooperation.refresh_from_db()
    assert cooperation.state in {"declined", "withdrawn"}
    moves = list(CooperationTransition.objects.order_by("pk").values_list("source", "target"))
    assert len(moves) == len(set(moves))
    assert moves[-1][1] == cooperation.state
    assert [one[1] for one in moves[:-1]] == [other[0] for other in moves[1:]]
    assert sum(outcome is True for outcome in outcomes) == len(moves)


@pytest.mark.usefixtures("without_locks")
def test_control_without_locks_the_lines_contradict_each_other(employer, mso):
    cooperation = CooperationFactory(employer=employer.organisation, mso=mso.organisation)
    outcomes = run_together(*ending(cooperation, employer, mso))
    moves = list(CooperationTransition.objects.order_by("pk").values_list("source", "target"))
    assert IntegrityError in kinds(outcomes) or len(moves) != len(set(moves))


def leaving(cooperation, people):
    return [
        tried(
            lambda person=person: lifecycle.leave(
                cooperation, organisation=person.organisation, actor=person.user, reason="Vorbei"
            )
        )
        for person in people
    ]


@pytest.fixture
def fifty(talks, monkeypatch):
    monkeypatch.setattr("cooperations.domain.lifecycle.parties.tell", lambda *_args, **_kwargs: None)
    people = [RepresentativeFactory() for _each in range(MANY - 1)]
    for person in people:
        CooperationPartyFactory(cooperation=talks, organisation=person.organisation, side="mso")
    return people


def test_the_last_of_fifty_stays(talks, mso, fifty):
    outcomes = run_together(*leaving(talks, [mso, *fifty]))
    assert (outcomes.count(True), kinds(outcomes)[MoveRefused]) == (MANY - 1, 1)


@pytest.mark.usefixtures("without_locks")
def test_control_without_locks_the_database_keeps_the_last(talks, mso, fifty, monkeypatch):
    meet_after(monkeypatch, parties, "others_than", MANY)
    outcomes = run_together(*leaving(talks, [mso, *fifty]))
    assert IntegrityError in kinds(outcomes)
    assert talks.parties.present().filter(side="mso").exists()
