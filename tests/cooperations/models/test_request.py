"""What the database refuses about contact requests, and whom a request is shown to."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from cooperations.enums.contact import RequestState
from cooperations.models import ContactEntry, ContactRequest, PrivateNote, RequestTransition
from cooperations.models.months import add_months
from tests.factories.contact import ContactEntryFactory, ContactRequestFactory, PrivateNoteFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 8, 31)


def again(request, **values):
    return ContactRequestFactory(employer=request.employer, mso=request.mso, **values)


@pytest.mark.parametrize("state", [state for state in RequestState if state != "sent"])
def test_a_request_begins_as_sent(state):
    request = ContactRequestFactory.build(employer=OrganisationFactory(employer=True), mso=OrganisationFactory())
    request.state = state
    with pytest.raises(IntegrityError):
        request.save(force_insert=True)


@pytest.mark.parametrize("final", ["answered", "declined", "withdrawn"])
def test_what_is_final_stays(final):
    request = ContactRequestFactory(state=final)
    with pytest.raises(IntegrityError, match="request_moves"):
        ContactRequest.objects.filter(pk=request.pk).update(state="sent")


def test_a_pair_has_one_open_request():
    request = ContactRequestFactory()
    with pytest.raises(IntegrityError, match="request_open_once"):
        again(request)


@pytest.mark.parametrize(
    ("state", "first_day"),
    [("declined", date(2027, 2, 28)), ("unanswered", date(2027, 2, 28)), ("withdrawn", date(2026, 9, 30))],
)
def test_it_is_not_repeated_too_soon_and_the_database_counts_as_python_does(state, first_day):
    request = ContactRequestFactory(state=state, closed_on=TODAY, sent_on=TODAY)
    assert request.again_on == first_day
    again(request, sent_on=first_day)
    ContactRequest.objects.exclude(pk=request.pk).delete()
    with pytest.raises(IntegrityError, match="request_not_repeated"):
        again(request, sent_on=first_day - timedelta(days=1))


def test_the_mso_can_lift_it_and_an_answer_does_not_count():
    lifted = ContactRequestFactory(state="declined", lifted_at=timezone.now())
    assert lifted.again_on is None
    again(lifted)
    again(ContactRequestFactory(state="answered"))


@pytest.mark.parametrize(
    ("values", "refused_by"),
    [
        ({"no_phone_reason": ""}, "request_after_a_call"),
        ({"state": "declined", "first_answer_at": timezone.now(), "closed_on": TODAY}, "request_no_has_reason"),
        ({"decline_reason": "no_time"}, "request_no_has_reason"),
        ({"state": "answered"}, "request_answered_has_time"),
        ({"state": "unanswered"}, "request_closed_has_day"),
        ({"closed_on": TODAY}, "request_closed_has_day"),
        ({"text": ""}, "request_erased_is_empty"),
        ({"erased_at": timezone.now()}, "request_erased_is_empty"),
    ],
)
def test_impossible_combinations_are_refused(values, refused_by):
    request = ContactRequestFactory()
    with pytest.raises(IntegrityError, match=refused_by):
        ContactRequest.objects.filter(pk=request.pk).update(**values)


def test_a_go_between_is_needed_for_going_between():
    request = ContactRequestFactory(state="unanswered")
    with pytest.raises(IntegrityError, match="request_mediated_has_mediator"):
        ContactRequest.objects.filter(pk=request.pk).update(state="mediated", closed_on=None)


def test_a_request_follows_a_conversation_or_a_reason_not_both():
    entry = ContactEntryFactory()
    with pytest.raises(IntegrityError, match="request_after_a_call"):
        ContactRequestFactory(employer=entry.employer, mso=entry.mso, basis=entry)


def test_the_history_cannot_be_changed():
    request = ContactRequestFactory()
    RequestTransition.objects.create(subject=request, source="sent", target="answered")
    with pytest.raises(Exception, match="Cannot update"):
        RequestTransition.objects.update(target="sent")


def test_both_sides_and_the_go_between_see_it_the_ministry_does_not():
    request = ContactRequestFactory(state="mediated")
    seen = {
        name: ContactRequest.objects.visible_to(RepresentativeFactory(organisation=organisation).user).exists()
        for name, organisation in {
            "employer": request.employer,
            "mso": request.mso,
            "mediator": request.mediator,
            "other employer": OrganisationFactory(employer=True),
            "ministry": OrganisationFactory(ministry=True),
        }.items()
    }
    assert seen == {"employer": True, "mso": True, "mediator": True, "other employer": False, "ministry": False}


def test_the_mso_does_not_see_what_a_blocked_employer_sends():
    request = ContactRequestFactory(is_silenced=True)
    assert ContactRequest.objects.visible_to(RepresentativeFactory(organisation=request.employer).user).exists()
    assert not ContactRequest.objects.visible_to(RepresentativeFactory(organisation=request.mso).user).exists()


def test_entries_are_of_both_and_notes_of_one():
    entry = ContactEntryFactory()
    PrivateNoteFactory(owner=entry.employer, about=entry.mso)
    mso_user = RepresentativeFactory(organisation=entry.mso).user
    employer_user = RepresentativeFactory(organisation=entry.employer).user
    assert (
        ContactEntry.objects.visible_to(mso_user).count() == ContactEntry.objects.visible_to(employer_user).count() == 1
    )
    assert (
        PrivateNote.objects.visible_to(mso_user).count(),
        PrivateNote.objects.visible_to(employer_user).count(),
    ) == (
        0,
        1,
    )


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 1), date(2027, 6, 1)),
    ],
)
def test_six_months_end_on_a_day_that_exists(day, later):
    assert add_months(day, 6) == later
