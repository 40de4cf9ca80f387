"""Who signs: named by the own side, at most as many as the rule knows, replaced when they leave."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cooperations.domain.confirming.candidates import candidates_for
from cooperations.domain.confirming.departures import JOB, look_for_departures, organisation_lost_somebody
from cooperations.domain.confirming.errors import NamingRefused, NoSignatory, TextChanged
from cooperations.domain.confirming.naming import name_signatory, take_off
from cooperations.domain.confirming.questions import answer_question, ask_question
from cooperations.models import Signatory, SignatoryQuestion
from partners.domain.contacts import delete_contact
from partners.domain.departures import tell_departure
from partners.domain.team import end_representation
from partners.models import Representative
from portal.outbox.models import Job, Message
from tests.factories.accounts import UserFactory
from tests.factories.confirming import answer, ask, people, ready, tokens_for
from tests.factories.partners import ContactPersonFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return UserFactory()


@pytest.fixture
def cooperation():
    return ready((2, 3), (1, 1), named={"mso": 2, "employer": 1})


@pytest.fixture
def mso(cooperation):
    return cooperation.parties.get(side="mso").organisation


def name(cooperation, organisation, **values):
    given = {"name": "Neu", "function": "Kasse", "email": "neu@example.org", "language": "tr", "actor": None}
    return name_signatory(cooperation, organisation, **{**given, **values})


def test_no_more_people_are_named_than_the_rule_knows(cooperation, mso):
    name(cooperation, mso)
    with pytest.raises(NamingRefused, match="at most 3"):
        name(cooperation, mso, email="vierte@example.org")


def test_whoever_said_no_and_left_keeps_their_place(cooperation, mso, actor):
    opened = ask(cooperation, actor)
    board = people(cooperation, "mso")
    answer(board[0], opened, yes=False)
    take_off(board[0], why="removed")
    name(cooperation, mso)
    with pytest.raises(NamingRefused, match="at most 3"):
        name(cooperation, mso, email="vierte@example.org")


@pytest.mark.parametrize("email", ["", "NEU@example.org"])
def test_nobody_is_named_twice_or_without_a_way_to_reach_them(cooperation, mso, email):
    name(cooperation, mso)
    with pytest.raises(NamingRefused):
        name(cooperation, mso, email=email)


def test_a_member_is_named_once_and_asked_at_the_address_of_the_account(cooperation, mso, actor):
    member = RepresentativeFactory(organisation=mso, role="board").user
    signatory = name(cooperation, mso, email="", user=member)
    with pytest.raises(NamingRefused, match="named already"):
        name(cooperation, mso, email="", user=member)
    ask(cooperation, actor)
    assert len(tokens_for(signatory)) == 1


def test_a_person_named_while_boards_are_asked_is_asked_at_once(cooperation, mso, actor):
    ask(cooperation, actor)
    signatory = name(cooperation, mso)
    assert (len(tokens_for(signatory)), Message.objects.get(recipient="neu@example.org").language) == (1, "tr")


def test_candidates_are_members_and_contacts_not_named_yet_each_once(cooperation, mso):
    member = RepresentativeFactory(organisation=mso, user__email="eine@example.org").user
    ContactPersonFactory(organisation=mso, email="EINE@example.org")
    contact = ContactPersonFactory(organisation=mso, email="andere@example.org", languages=["ar"])
    ContactPersonFactory(organisation=mso, email="")
    found = {each.name: each for each in candidates_for(cooperation, mso)}
    assert {str(member), contact.name} < set(found)
    assert len(found) == 3
    assert found[contact.name].language == "ar"
    name(cooperation, mso, email="", user=member)
    assert str(member) not in {each.name for each in candidates_for(cooperation, mso)}


def test_a_member_who_leaves_is_replaced_and_the_round_waits(cooperation, mso, actor):
    people(cooperation, "mso")[0].delete()
    board = RepresentativeFactory(organisation=mso, role="board")
    signatory = name(cooperation, mso, email="", user=board.user)
    opened = ask(cooperation, actor)
    end_representation(board, actor=actor)
    assert Job.objects.filter(name=JOB, payload__organisation=mso.pk).count() == 1
    assert [look_for_departures(mso), look_for_departures(mso)] == [1, 0]
    signatory.refresh_from_db()
    assert (signatory.left_why, bool(signatory.left_at)) == ("departed", True)
    with pytest.raises(NoSignatory):
        answer(signatory, opened)
    told = Message.objects.get(job__key__startswith=f"signatory-left:{signatory.pk}:")
    assert told.recipient == Representative.objects.current().get(organisation=mso).user.email
    opened.refresh_from_db()
    assert opened.state == "open"


def test_a_role_that_ends_by_its_date_is_found_by_the_daily_look(cooperation, mso):
    board = RepresentativeFactory(organisation=mso, role="board")
    name(cooperation, mso, email="", user=board.user)
    assert look_for_departures() == 0
    Representative.objects.filter(pk=board.pk).update(until=timezone.localdate() - timedelta(days=1))
    assert look_for_departures() == 1


@pytest.mark.parametrize("has_account", [False, True])
def test_a_deleted_contact_person_has_left_unless_they_act_for_the_organisation(cooperation, mso, actor, has_account):
    contact = ContactPersonFactory(organisation=mso, email="kontakt@example.org")
    if has_account:
        RepresentativeFactory(organisation=mso, user__email="kontakt@example.org")
    name(cooperation, mso, email=contact.email, contact=contact)
    delete_contact(contact, actor=actor)
    assert look_for_departures(mso) == (0 if has_account else 1)


def test_others_and_other_organisations_are_left_alone(cooperation, mso):
    assert look_for_departures() == 0
    other = RepresentativeFactory(role="board")
    tell_departure(other.organisation)
    assert not Job.objects.filter(name=JOB).exists()
    organisation_lost_somebody(mso)
    assert Job.objects.filter(name=JOB).exists()


def test_a_yes_given_before_leaving_counts_and_nobody_is_bothered(cooperation, actor):
    opened = ask(cooperation, actor)
    board = people(cooperation, "mso")
    answer(board[0], opened)
    take_off(board[0], why="departed")
    answer(people(cooperation, "employer")[0], opened)
    assert answer(board[1], opened) == "complete"
    assert not Message.objects.filter(job__key__startswith="signatory-left").exists()


@pytest.mark.parametrize("to_both", [False, True])
def test_a_question_goes_to_the_own_side_or_to_both_and_its_answer_comes_with_a_link(cooperation, actor, to_both):
    ask(cooperation, actor)
    signatory = people(cooperation, "mso")[0]
    question = ask_question(signatory, text="Wer zahlt den Raum?", to_both=to_both)
    assert ask_question(signatory, text="Wer zahlt den Raum?", to_both=to_both) == question
    told = Message.objects.filter(job__key__startswith="signatory-question:")
    assert told.count() == (2 if to_both else 1)
    assert "Wer zahlt den Raum?" in told[0].text
    assert [answer_question(question, actor=actor, text=each) for each in ("Wir.", "Ihr.")] == [True, False]
    assert SignatoryQuestion.objects.get().answer == "Wir."
    assert len(tokens_for(signatory)) == 2


def test_questions_end_with_the_round_and_with_the_answer(cooperation, actor):
    signatory = people(cooperation, "mso")[0]
    with pytest.raises(TextChanged):
        ask_question(signatory, text="Warum?", to_both=False)
    answer(signatory, ask(cooperation, actor))
    with pytest.raises(NoSignatory):
        ask_question(signatory, text="Warum?", to_both=False)
    assert Signatory.objects.filter(questions__isnull=False).count() == 0
