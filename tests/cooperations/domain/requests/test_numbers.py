"""Numbers for the ministry, reports of misuse, what waits, what is forgotten, what a person gets of their data."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cooperations.domain.requests.forgetting import forget_contacts
from cooperations.domain.requests.misuse import addressees_for, report_misuse, reports_for, settle_misuse
from cooperations.domain.requests.numbers import request_numbers
from cooperations.domain.requests.personal_data import contacts_of_person
from cooperations.domain.requests.waiting import waiting_requests
from cooperations.enums.side import Side
from cooperations.models import ContactEntry, ContactRequest, PrivateNote
from portal.outbox.models import Message
from portal.shared.states import MoveRefused
from tests.factories.contact import BlockFactory, ContactEntryFactory, ContactRequestFactory, PrivateNoteFactory
from tests.factories.cooperation import CooperationFactory
from tests.factories.geo import DistrictFactory
from tests.factories.partners import AffiliationFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def requests_in(name, number):
    mso = OrganisationFactory(district=DistrictFactory(name=name))
    for _ in range(number):
        ContactRequestFactory(mso=mso)


def shown():
    numbers = request_numbers(YEAR)
    return numbers.total, [(each.name, each.number) for each in numbers.districts]


def test_nothing_below_five_is_told_nor_can_be_reckoned(django_assert_num_queries):
    requests_in("Aachen", 4)
    assert shown() == (None, [])
    requests_in("Bonn", 7)
    # Eleven in all and seven in Bonn would tell of four.
    assert shown() == (11, [("", 11)])
    requests_in("Essen", 9)
    assert shown() == (20, [("Essen", 9), ("", 11)])
    requests_in("Hamm", 1)
    with django_assert_num_queries(2):
        assert shown() == (21, [("Essen", 9), ("Bonn", 7), ("", 5)])
    assert request_numbers(YEAR).states == [("sent", 21)]
    ContactRequestFactory(state="declined")
    assert request_numbers(YEAR).states == []


@pytest.fixture
def reported():
    mso = RepresentativeFactory(role="board").organisation
    helper = RepresentativeFactory(organisation=AffiliationFactory(member=mso).umbrella).user
    return ContactRequestFactory(mso=mso), mso.representatives.get().user, helper


def test_a_report_reaches_who_is_in_charge_and_nobody_else(reported):
    request, board, helper = reported
    umbrella = helper.representations.get().organisation
    ministry = OrganisationFactory(ministry=True)
    assert set(addressees_for(request)) == {umbrella, ministry}
    report = report_misuse(request, umbrella, "Ruft nachts an", side=Side.MSO, actor=board)
    assert [each.recipient for each in Message.objects.all()] == [helper.email]
    assert "nachts" not in Message.objects.get().text
    with pytest.raises(MoveRefused):
        report_misuse(request, ministry, "Noch einmal", side=Side.MSO, actor=board)
    for addressee, side in ((OrganisationFactory(umbrella=True), Side.MSO), (umbrella, Side.EMPLOYER)):
        with pytest.raises(PermissionDenied):
            report_misuse(request, addressee, "x", side=side, actor=board)
    assert list(reports_for(helper)) == [report]
    assert list(reports_for(board)) == []
    assert [each.action for each in waiting_requests(helper)] == ["View reports"]
    with pytest.raises(PermissionDenied):
        settle_misuse(report, "x", actor=board)
    assert settle_misuse(report, "Mit beiden gesprochen", actor=helper)
    assert not settle_misuse(report, "x", actor=helper)
    assert waiting_requests(helper) == []


@pytest.mark.parametrize("number", [1, 3])
def test_what_waits_for_whom(number, django_assert_num_queries):
    board, hr = RepresentativeFactory(role="board").user, RepresentativeFactory(organisation__employer=True).user
    mso, employer = board.representations.get().organisation, hr.representations.get().organisation
    for _ in range(number):
        ContactRequestFactory(mso=mso)
        ContactRequestFactory(mso=mso, is_silenced=True)
        ContactRequestFactory(employer=employer, state="unanswered")
    for user, action in ((board, "Answer request"), (hr, "Ask a go-between")):
        user.refresh_from_db()
        with django_assert_num_queries(5):
            entries = waiting_requests(user)
        assert [each.action for each in entries] == [action] * number


def test_what_is_over_its_time_goes_and_the_numbers_stay():
    long_ago = timezone.now() - timedelta(days=740)
    old = ContactRequestFactory(sent_at=long_ago, sent_on=long_ago.date(), state="answered")
    talked_since = ContactRequestFactory(sent_at=long_ago, sent_on=long_ago.date(), state="answered")
    ContactEntryFactory(employer=talked_since.employer, mso=talked_since.mso, request=talked_since)
    became_more = ContactRequestFactory(sent_at=long_ago, sent_on=long_ago.date(), state="answered")
    CooperationFactory(request=became_more)
    young = ContactRequestFactory()
    PrivateNoteFactory()
    PrivateNote.objects.update(updated_at=long_ago)
    kept_note = PrivateNoteFactory()
    BlockFactory(lifted_at=timezone.now() - timedelta(days=370))
    five_years = ContactEntryFactory(on=timezone.localdate() - timedelta(days=5 * 366))
    forgotten = forget_contacts(timezone.localdate())
    assert forgotten["requests"] == forgotten["notes"] == forgotten["blocks"] == forgotten["entries"] == 1
    assert sum(forget_contacts(timezone.localdate()).values()) == 0
    stored = {each.pk: each for each in ContactRequest.objects.all()}
    assert (stored[old.pk].text, stored[old.pk].state, stored[old.pk].sent_on) == ("", "answered", old.sent_on)
    assert stored[talked_since.pk].text
    assert stored[became_more.pk].text
    assert stored[young.pk].text
    assert PrivateNote.objects.get() == kept_note
    assert not ContactEntry.objects.filter(pk=five_years.pk).exists()


def test_a_person_gets_what_they_wrote_and_nothing_of_others():
    hr = RepresentativeFactory(organisation__employer=True).user
    employer = hr.representations.get().organisation
    ContactRequestFactory(employer=employer, author=hr, subject="Meine Anfrage")
    ContactRequestFactory(employer=employer, subject="Die der Kollegin")
    data = str(contacts_of_person(hr))
    assert "Meine Anfrage" in data
    assert "Kollegin" not in data
