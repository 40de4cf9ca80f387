"""Many people at the same moment: each race with a control that takes the lock or the constraint away and loses."""

import threading
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from cooperations.domain.confirming import answering, links, locking, naming
from cooperations.domain.confirming.arriving import arrive_by_link
from cooperations.domain.confirming.asking import ask_boards
from cooperations.domain.confirming.errors import AlreadyAnswered, NamingRefused, NoSignatory, TextChanged
from cooperations.domain.confirming.links import revoke_links
from cooperations.domain.confirming.naming import name_signatory
from cooperations.enums.confirmation import RoundState
from cooperations.models import (
    Confirmation,
    ConfirmationRound,
    CooperationTransition,
    RoundTransition,
)
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.accounts.models import SignedLink
from portal.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.confirming import READY, answer, ask, people, ready, tokens_for, write
from tests.races import meet_after, run_together, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50
REFUSED = (AlreadyAnswered, NoSignatory, TextChanged, LinkNotUsable)


def attempt(action):
    """Return a function that gives what ``action`` gives, or the name of its refusal."""

    def run():
        try:
            return action()
        except REFUSED as refusal:
            return type(refusal).__name__
        except IntegrityError as error:
            return f"IntegrityError {error}"

    return run


@contextmanager
def without(*statements):
    """Do without triggers or constraints of the database for a while."""
    with connection.cursor() as cursor:
        for off, _on in statements:
            cursor.execute(off)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _off, on in statements:
                cursor.execute(on)


@pytest.fixture
def unlocked(monkeypatch):
    """Take the locks of cooperation and round away."""
    monkeypatch.setattr(
        "cooperations.domain.confirming.answering.lock_cooperation", lambda pk: locking.Cooperation.objects.get(pk=pk)
    )
    monkeypatch.setattr(
        "cooperations.domain.confirming.answering.lock_open_round",
        lambda cooperation: (
            ConfirmationRound.objects.select_related("version__agreement")
            .filter(cooperation=cooperation, state=RoundState.OPEN)
            .first()
        ),
    )


@pytest.fixture
def board():
    """50 people of whom 3 have to say yes; the other side has said it."""
    cooperation = ready((3, MANY), (1, 1))
    opened = ask(cooperation, UserFactory())
    answer(people(cooperation, "employer")[0], opened)
    return people(cooperation, "mso"), opened


def test_of_fifty_different_yeses_three_confirm_once(board):
    signatories, opened = board
    outcomes = run_together(*(attempt(lambda each=each: answer(each, opened)) for each in signatories))
    opened.refresh_from_db()
    assert sorted(map(str, outcomes)) == sorted(["open", "open", "complete", *["TextChanged"] * (MANY - 3)])
    assert Confirmation.objects.filter(version=opened.version, answer="yes").count() == 4
    assert RoundTransition.objects.filter(subject=opened, target="complete").count() == 1
    assert CooperationTransition.objects.filter(subject=opened.cooperation_id, target="confirmed").count() == 1
    recipients = Message.objects.filter(job__key__startswith="coop-confirmed").values_list("recipient", flat=True)
    assert len(recipients) == len(set(recipients))


@pytest.mark.usefixtures("unlocked")
def test_control_without_locks_more_yeses_are_taken_than_count(board):
    """The trigger of the database still lets one answer after the other in, but nobody stops after the third."""
    signatories, opened = board
    off = "ALTER TABLE cooperations_confirmation DISABLE TRIGGER ALL"
    on = "ALTER TABLE cooperations_confirmation ENABLE TRIGGER ALL"
    with without((off, on)):
        run_together(*(attempt(lambda each=each: answer(each, opened)) for each in signatories))
    assert Confirmation.objects.filter(version=opened.version, answer="yes").count() > 4


def test_of_fifty_clicks_on_one_link_one_counts():
    cooperation = ready((2, 2), (1, 1))
    opened = ask(cooperation, UserFactory())
    signatory = people(cooperation, "mso")[0]
    link = arrive_by_link(tokens_for(signatory)[0]).link
    clicks = [attempt(lambda: answer(signatory, opened, link=SignedLink.objects.get(pk=link.pk))) for _ in range(MANY)]
    outcomes = run_together(*clicks)
    assert sorted(map(str, outcomes)) == sorted(["open", *["AlreadyAnswered"] * (MANY - 1)])
    assert Confirmation.objects.count() == 1


@pytest.mark.usefixtures("unlocked")
def test_control_without_locks_and_constraint_one_person_counts_several_times(monkeypatch):
    cooperation = ready((2, 2), (1, 1))
    opened = ask(cooperation, UserFactory())
    signatory = people(cooperation, "mso")[0]
    monkeypatch.setattr(answering, "use_link", lambda _link: None)
    constraint = "ALTER TABLE cooperations_confirmation DROP CONSTRAINT confirmation_once"
    triggers = "ALTER TABLE cooperations_confirmation DISABLE TRIGGER ALL"
    with connection.cursor() as cursor:
        cursor.execute(constraint)
        cursor.execute(triggers)
    try:
        run_together(*(attempt(lambda: answer(signatory, opened)) for _ in range(10)))
        assert Confirmation.objects.count() > 1
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM cooperations_confirmation")
            cursor.execute("ALTER TABLE cooperations_confirmation ENABLE TRIGGER ALL")
            cursor.execute(
                "ALTER TABLE cooperations_confirmation "
                "ADD CONSTRAINT confirmation_once UNIQUE (version_id, signatory_id)"
            )


def test_a_yes_counts_for_the_version_it_was_given_to_when_a_new_one_comes_meanwhile():
    cooperation = ready((2, 25), (1, 1))
    actor = UserFactory()
    opened = ask(cooperation, actor)
    revision = write(cooperation, replace(READY, rooms="Saal"))
    board = people(cooperation, "mso")
    outcomes = run_together(
        *(attempt(lambda each=each: answer(each, opened)) for each in board),
        attempt(lambda: str(ask_boards(cooperation, actor=actor, revision=revision).version.number)),
    )
    opened.refresh_from_db()
    assert (outcomes[-1], opened.state) == ("2", "replaced")
    taken = Confirmation.objects.filter(version=opened.version).count()
    assert [each for each in outcomes[:-1] if each == "open"] == ["open"] * taken
    assert set(outcomes[:-1]) <= {"open", "TextChanged"}
    assert not Confirmation.objects.filter(version__number=2).exists()
    assert ConfirmationRound.objects.filter(state="open").count() == 1


@pytest.mark.usefixtures("unlocked")
def test_control_without_lock_a_yes_is_taken_for_a_text_that_was_replaced(monkeypatch):
    """Whoever says yes has read the round before the new version comes, and answers afterwards."""
    cooperation = ready((2, 2), (1, 1))
    opened = ask(cooperation, UserFactory())
    revision = write(cooperation, replace(READY, rooms="Saal"))
    read, replaced = threading.Event(), threading.Event()
    look = answering.lock_open_round

    def read_early(present):
        found = look(present)
        read.set()
        assert replaced.wait(60)
        return found

    def replace_it():
        assert read.wait(60)
        try:
            return ask_boards(cooperation, actor=None, revision=revision).version.number
        finally:
            replaced.set()

    monkeypatch.setattr(answering, "lock_open_round", read_early)
    table = "ALTER TABLE cooperations_confirmation"
    with without((f"{table} DISABLE TRIGGER ALL", f"{table} ENABLE TRIGGER ALL")):
        outcomes = run_together(lambda: answer(people(cooperation, "mso")[0], opened), replace_it)
    opened.refresh_from_db()
    assert (outcomes, opened.state) == (["open", 2], "replaced")
    assert Confirmation.objects.filter(version=opened.version).count() == 1


def test_a_link_is_either_revoked_or_used():
    cooperation = ready((25, 25), (1, 1))
    opened = ask(cooperation, UserFactory())
    board = people(cooperation, "mso")
    links = {each.pk: arrive_by_link(tokens_for(each)[0]).link for each in board}
    outcomes = run_together(
        *(attempt(lambda each=each: answer(each, opened, link=links[each.pk])) for each in board),
        *(attempt(lambda each=each: revoke_links(each)) for each in board),
    )
    for place, signatory in enumerate(board):
        link = SignedLink.objects.get(pk=links[signatory.pk].pk)
        said = Confirmation.objects.filter(signatory=signatory).exists()
        assert (bool(link.used_at), bool(link.revoked_at)) in {(True, False), (False, True)}
        assert bool(link.used_at) == said == (outcomes[place] != "LinkNotUsable")
        assert outcomes[place + len(board)] == (0 if said else 1)


def test_control_without_lock_a_link_is_revoked_and_used(monkeypatch):
    """Whoever revokes has read that the link is unused before the yes comes, and writes afterwards."""
    opened = ask(ready(), UserFactory())
    signatory = people(opened.cooperation, "mso")[0]
    link = arrive_by_link(tokens_for(signatory)[0]).link
    read, used = threading.Event(), threading.Event()

    def later():
        read.set()
        assert used.wait(60)
        return timezone.now()

    def say_yes():
        assert read.wait(60)
        try:
            return answer(signatory, opened, link=link)
        finally:
            used.set()

    without_locks(monkeypatch)
    monkeypatch.setattr(links, "timezone", SimpleNamespace(now=later))
    assert run_together(lambda: revoke_links(signatory), say_yes) == [1, "open"]
    link.refresh_from_db()
    assert link.used_at
    assert link.revoked_at


def namings(cooperation, number):
    """As many people, each named by a colleague of the MSO."""
    organisation = cooperation.parties.get(side="mso").organisation
    rest = {"actor": None, "name": "N", "function": "F", "language": "de"}

    def named(place):
        def action():
            try:
                return name_signatory(cooperation, organisation, email=f"n{place}@example.org", **rest)
            except NamingRefused:
                return "refused"

        return action

    return [named(place) for place in range(number)]


def test_of_fifty_people_named_at_once_those_are_kept_that_the_rule_knows():
    cooperation = ready((2, 5), (1, 1), named={"mso": 2, "employer": 1})
    assert run_together(*namings(cooperation, MANY)).count("refused") == MANY - 3
    assert len(people(cooperation, "mso")) == 5


def test_control_without_lock_more_people_are_named_than_the_rule_knows(monkeypatch):
    cooperation = ready((2, 5), (1, 1), named={"mso": 4, "employer": 1})
    without_locks(monkeypatch)
    meet_after(monkeypatch, naming, "_refuse_too_many", 2)
    run_together(*namings(cooperation, 2))
    assert len(people(cooperation, "mso")) == 6
