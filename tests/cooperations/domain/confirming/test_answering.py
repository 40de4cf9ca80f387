"""Yes and no: n of m on every side, not earlier, not twice, and only to the text that was shown."""

from dataclasses import replace

import pytest

from cooperations.domain.confirming.answering import confirm
from cooperations.domain.confirming.arriving import arrive_by_link
from cooperations.domain.confirming.asking import ask_boards
from cooperations.domain.confirming.errors import AlreadyAnswered, NamingRefused, NoSignatory, TextChanged
from cooperations.domain.confirming.links import revoke_links, send_again
from cooperations.domain.confirming.naming import take_off
from cooperations.models import Confirmation, Cooperation, CooperationTransition
from portal.accounts.domain.signed_links import LinkNotUsable
from portal.outbox.models import Message
from portal.shared.states import MoveRefused
from tests.factories.accounts import UserFactory
from tests.factories.confirming import READY, answer, ask, people, ready, tokens_for, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return UserFactory()


def test_three_of_five_and_one_of_the_other_side_confirm(actor):
    cooperation = ready((3, 5), (1, 1))
    opened = ask(cooperation, actor)
    board, [head] = people(cooperation, "mso"), people(cooperation, "employer")
    states = [answer(each, opened) for each in (board[0], head, board[1])]
    states += [answer(board[2], opened, yes=False, reason="Zu wenig Zeit."), answer(board[3], opened)]
    cooperation.refresh_from_db()
    assert states == ["open", "open", "open", "open", "complete"]
    assert (cooperation.state, cooperation.valid_version) == ("confirmed", opened.version)
    with pytest.raises(TextChanged):
        answer(board[4], opened)
    moves = CooperationTransition.objects.filter(subject=cooperation, target="confirmed")
    assert moves.count() == 1


def test_one_side_alone_confirms_nothing(actor):
    cooperation = ready((1, 1), (1, 1))
    opened = ask(cooperation, actor)
    assert answer(people(cooperation, "mso")[0], opened) == "open"
    cooperation.refresh_from_db()
    assert (cooperation.state, cooperation.is_in_force) == ("awaiting_confirmation", False)


def test_a_no_that_leaves_too_few_brings_the_parties_back_to_the_table(actor):
    cooperation = ready((3, 5), (1, 1))
    opened = ask(cooperation, actor)
    states = [answer(each, opened, yes=False) for each in people(cooperation, "mso")[:3]]
    cooperation.refresh_from_db()
    assert (states, cooperation.state) == (["open", "open", "refused"], "in_talks")


def test_a_change_after_two_yeses_needs_all_of_them_again(actor):
    cooperation = ready((2, 3), (1, 1))
    first = ask(cooperation, actor)
    board, [head] = people(cooperation, "mso"), people(cooperation, "employer")
    old = [tokens_for(each)[0] for each in board]
    answer(board[0], first)
    answer(head, first)
    write(cooperation, replace(READY, rooms="Saal im Rathaus"))
    second = ask(cooperation, actor)
    with pytest.raises(TextChanged):
        answer(board[1], first)
    arrival = arrive_by_link(old[1])
    assert (arrival.step, arrival.version, arrival.before) == ("asked", second.version, first.version)
    # The same by the link of the new mail, for who was asked about the older text.
    for each in (arrival, arrive_by_link(tokens_for(board[0])[-1])):
        assert (each.step, each.version) == ("asked", second.version)
        assert "Saal im Rathaus" in "".join(piece.text for piece in each.changes if piece.kind == "added")
    assert [answer(each, second) for each in (board[1], board[0])] == ["open", "open"]
    cooperation.refresh_from_db()
    assert cooperation.state == "awaiting_confirmation"
    assert answer(head, second) == "complete"
    first.refresh_from_db()
    assert first.state == "replaced"


def test_the_old_version_holds_until_the_new_one_is_confirmed_and_stays_when_it_is_not(actor):
    cooperation = ready()
    first = ask(cooperation, actor)
    signatories = [*people(cooperation, "mso"), *people(cooperation, "employer")]
    for each in signatories:
        answer(each, first)
    write(cooperation, replace(READY, rooms="Saal"))
    second = ask(cooperation, actor)
    cooperation.refresh_from_db()
    assert (cooperation.state, cooperation.is_in_force) == ("awaiting_confirmation", True)
    answer(signatories[0], second, yes=False)
    cooperation.refresh_from_db()
    assert (cooperation.state, cooperation.valid_version) == ("confirmed", first.version)


@pytest.mark.parametrize("field", ["version_id", "sha256"])
def test_nothing_is_stored_for_another_text(actor, field):
    cooperation = ready()
    opened = ask(cooperation, actor)
    other = {
        "version_id": opened.version_id,
        "sha256": opened.version.sha256,
        field: 0 if field[0] == "v" else "0" * 64,
    }
    with pytest.raises(TextChanged):
        confirm(people(cooperation, "mso")[0], yes=True, name="N", function="F", language="de", way="link", **other)
    assert not Confirmation.objects.exists()


def test_a_second_answer_is_refused_and_says_what_the_first_was(actor):
    cooperation = ready((2, 2), (1, 1))
    opened = ask(cooperation, actor)
    signatory = people(cooperation, "mso")[0]
    answer(signatory, opened)
    with pytest.raises(AlreadyAnswered) as refusal:
        answer(signatory, opened, yes=False)
    assert refusal.value.confirmation.answer == "yes"


def test_siblings_of_a_used_link_lead_to_what_was_answered(actor):
    cooperation = ready((2, 2), (1, 1))
    opened = ask(cooperation, actor)
    signatory = people(cooperation, "mso")[0]
    send_again(signatory, actor=actor)
    first, second = tokens_for(signatory)
    answer(signatory, opened, link=arrive_by_link(first).link)
    assert [arrive_by_link(each).step for each in (first, second)] == ["used", "used"]
    assert arrive_by_link(second).confirmation.answer == "yes"
    with pytest.raises(AlreadyAnswered):
        answer(signatory, opened, link=arrive_by_link(second).link)


def test_a_revoked_link_is_of_no_use_and_a_new_one_is(actor):
    cooperation = ready()
    opened = ask(cooperation, actor)
    signatory = people(cooperation, "mso")[0]
    [token] = tokens_for(signatory)
    assert revoke_links(signatory) == 1
    assert arrive_by_link(token).step == "revoked"
    with pytest.raises(LinkNotUsable):
        answer(signatory, opened, link=arrive_by_link(token).link)
    send_again(signatory, actor=actor)
    assert arrive_by_link(tokens_for(signatory)[1]).step == "asked"


def test_whoever_left_cannot_answer_but_their_yes_stays(actor):
    cooperation = ready((2, 3), (1, 1))
    opened = ask(cooperation, actor)
    board = people(cooperation, "mso")
    token = tokens_for(board[1])[0]
    answer(board[0], opened)
    take_off(board[0], why="removed")
    take_off(board[1], why="departed")
    assert arrive_by_link(token).step == "left"
    with pytest.raises(NoSignatory):
        answer(board[1], opened)
    answer(people(cooperation, "employer")[0], opened)
    assert answer(board[2], opened) == "complete"


def test_a_stranger_cannot_answer(actor):
    cooperation, other = ready(), ready()
    opened = ask(cooperation, actor)
    stranger = people(other, "mso")[0]
    with pytest.raises(TextChanged):
        answer(stranger, opened)
    other_round = ask(other, actor)
    stranger.cooperation = cooperation
    with pytest.raises(NoSignatory):
        answer(stranger, opened)
    assert answer(people(other, "mso")[0], other_round) == "open"


def test_boards_are_asked_only_when_enough_people_are_named(actor):
    cooperation = ready((3, 5), (1, 1), named={"mso": 2, "employer": 1})
    mso = cooperation.parties.get(side="mso").organisation
    with pytest.raises(NamingRefused, match=mso.name):
        ask(cooperation, actor)
    assert not Message.objects.exists()
    assert Cooperation.objects.get().state == "in_talks"


def test_boards_are_not_asked_about_a_draft_nobody_has_seen(actor):
    cooperation = ready()
    with pytest.raises(MoveRefused, match="changed meanwhile"):
        ask_boards(cooperation, actor=actor, revision=0)
    assert not Message.objects.exists()
