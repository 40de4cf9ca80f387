"""Who may move a request from where."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from cooperations.enums.contact import RequestState
from cooperations.models import ContactRequest, RequestTransition
from cooperations.states.request import ANSWER, FALL_SILENT, MEDIATE, MOVES, WITHDRAW, move_request, possible_moves
from portal.shared.states import MoveRefused
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db


def person_of(organisation):
    return RepresentativeFactory(organisation=organisation).user


def test_the_database_allows_the_same_moves_as_the_table():
    allowed = {(str(source), str(move.target)) for move in MOVES for source in move.sources}
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname LIKE 'pgtrigger_request_moves%%'")
        source = cursor.fetchone()[0]
    every = {(str(one), str(other)) for one in RequestState for other in RequestState if one != other}
    assert {pair for pair in every if f"('{pair[0]}', '{pair[1]}')" in source} == allowed


def test_an_answer_is_recorded_with_who_gave_it():
    request = ContactRequestFactory()
    person = person_of(request.mso)
    request.first_answer_at = timezone.now()
    assert move_request(ANSWER, request, actor=person, save_fields=("first_answer_at",))
    assert not move_request(ANSWER, request, actor=person)
    row = RequestTransition.objects.get()
    assert (row.source, row.target, row.actor) == ("sent", "answered", person)


def test_each_side_has_moves_of_its_own():
    request = ContactRequestFactory(state="unanswered")
    assert possible_moves(request, person_of(request.mso)) == {"answer", "decline", "mediate"}
    assert possible_moves(request, person_of(request.employer)) == {"withdraw", "mediate"}
    assert possible_moves(request, person_of(ContactRequestFactory().mso)) == set()


def test_the_wrong_side_is_refused():
    request = ContactRequestFactory()
    with pytest.raises(PermissionDenied):
        move_request(WITHDRAW, request, actor=person_of(request.mso))
    with pytest.raises(PermissionDenied):
        move_request(FALL_SILENT, request, actor=person_of(request.employer))


@pytest.mark.parametrize("state", ["sent", "answered", "declined", "withdrawn"])
def test_a_go_between_comes_only_after_silence(state):
    request = ContactRequestFactory(state=state)
    with pytest.raises(MoveRefused):
        move_request(MEDIATE, request, actor=person_of(request.employer))
    assert ContactRequest.objects.get().state == state
