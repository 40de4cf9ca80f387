"""Telling by the link of a freshness mail what is new, correcting it, and what becomes of it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from partners.domain.asking.answers import settle_answer, withdraw_questions
from partners.models import FreshnessAnswer
from tests.factories.asking import asked
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def verein():
    return OrganisationFactory(name="Verein Brücke", slug="bruecke", confirmed_at=timezone.now() - timedelta(days=200))


@pytest.fixture
def anybody():
    return Client(enforce_csrf_checks=False, headers={"Accept-Language": "en"})


def contact(organisation, name, *, public, **fields):
    person = ContactPersonFactory(organisation=organisation, name=name, **fields)
    if public:
        person.current_consent, person.audience = ConsentFactory(contact=person), "public"
        person.save()
    return person


def is_confirmed(organisation):
    before = organisation.confirmed_at
    organisation.refresh_from_db()
    return organisation.confirmed_at != before


def text_of(response):
    return response.content.decode()


def tell(anybody, token, **data):
    return anybody.post(f"/bestaetigung/{token}/bruecke/", data, follow=True)


def test_change_is_told_and_ends_the_mails_to_this_person(verein, anybody):
    mail, token = asked(verein)
    response = tell(anybody, token, kind="changed", text="New number")
    assert "We have passed on what you wrote" in text_of(response)
    answer = FreshnessAnswer.objects.get()
    assert (answer.kind, answer.text, answer.mail, is_confirmed(verein)) == ("changed", "New number", mail, False)


@pytest.mark.parametrize("data", [{}, {"kind": "changed"}, {"kind": "contact", "text": " "}, {"kind": "nonsense"}])
def test_incomplete_answer_is_asked_for(verein, anybody, data):
    _mail, token = asked(verein)
    assert "portal-error" not in tell(anybody, token, **data).redirect_chain
    assert FreshnessAnswer.objects.count() == 0


def test_who_has_left_is_hidden_at_once(verein, anybody):
    gone = contact(verein, "Ehemalige", public=True, email="Vorstand@example.org")
    stays = contact(verein, "Bleibt", public=True, email="bleibt@example.org")
    _mail, token = asked(verein)
    tell(anybody, token, kind="left")
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert (gone.audience, stays.audience) == ("own", "public")


def test_what_waits_is_not_confirmed_by_the_same_link(verein, anybody):
    _mail, token = asked(verein)
    tell(anybody, token, kind="changed", text="New number")
    anybody.post(f"/bestaetigung/{token}/", {"organisation": verein.pk})
    assert is_confirmed(verein) is False


def told():
    return [(each.kind, each.text, each.done_at is None) for each in FreshnessAnswer.objects.order_by("pk")]


def test_who_has_confirmed_can_still_tell_what_is_new(verein, anybody):
    _mail, token = asked(verein)
    done = anybody.post(f"/bestaetigung/{token}/", {"organisation": verein.pk}, follow=True)
    assert f"/bestaetigung/{token}/bruecke/?kind=changed" in text_of(done)
    tell(anybody, token, kind="changed", text="New number")
    assert told() == [("changed", "New number", True)]


def test_what_was_told_is_shown_and_corrected_by_the_same_link(verein, anybody):
    _mail, token = asked(verein)
    done = text_of(tell(anybody, token, kind="changed", text="New numbre <1>"))
    assert ("New numbre &lt;1&gt;" in done, "Correct what you sent" in done) == (True, True)
    assert "New numbre &lt;1&gt;</textarea>" in text_of(anybody.get(f"/bestaetigung/{token}/bruecke/"))
    for _time in range(2):
        tell(anybody, token, kind="contact", text="New number")
    assert told() == [("changed", "New numbre <1>", False), ("contact", "New number", True)]


def test_what_was_dealt_with_is_not_replaced_but_followed(verein, anybody):
    _mail, token = asked(verein)
    tell(anybody, token, kind="changed", text="First")
    settle_answer(FreshnessAnswer.objects.get(), actor=None)
    assert "First</textarea>" not in text_of(anybody.get(f"/bestaetigung/{token}/bruecke/"))
    tell(anybody, token, kind="changed", text="First")
    assert told() == [("changed", "First", False), ("changed", "First", True)]


def test_having_left_waits_whatever_is_told_later(verein, anybody):
    _mail, token = asked(verein)
    tell(anybody, token, kind="left")
    tell(anybody, token, kind="changed", text="That was a mistake")
    assert told() == [("left", "", True), ("changed", "That was a mistake", True)]


def test_withdrawn_organisation_can_neither_be_seen_nor_told_about(verein, anybody):
    other = OrganisationFactory(name="Bleibt", slug="bleibt")
    mail, token = asked(verein, other)
    anybody.post(f"/bestaetigung/{token}/", {"organisation": verein.pk})
    withdraw_questions(verein, "Vorstand@example.org")
    assert "Verein Brücke" not in text_of(anybody.get(f"/bestaetigung/{token}/"))
    assert tell(anybody, token, kind="changed", text="x").status_code == 404
    withdraw_questions(other, "vorstand@example.org")
    mail.link.refresh_from_db()
    assert (mail.link.state, anybody.get(f"/bestaetigung/{token}/").status_code, told()) == ("revoked", 410, [])


def test_last_answer_of_an_earlier_year_is_not_shown(verein, anybody):
    with time_machine.travel(timezone.now() - timedelta(days=365)):
        earlier, _token = asked(verein)
        FreshnessAnswer.objects.create(organisation=verein, mail=earlier, kind="changed", text="Long ago")
        earlier.questions.get().campaign.delete()
    _mail, token = asked(verein)
    assert "Long ago" not in text_of(anybody.get(f"/bestaetigung/{token}/bruecke/"))


def test_too_long_text_is_refused_and_kept_whole(verein, anybody):
    _mail, token = asked(verein)
    page = text_of(anybody.get(f"/bestaetigung/{token}/bruecke/?kind=changed"))
    assert ("maxlength" in page, "At most 1000 characters." in page) == (False, True)
    response = tell(anybody, token, kind="changed", text="x" * 1001)
    assert "The text has 1001 characters; at most 1000 are possible." in text_of(response)
    assert ("x" * 1001 in text_of(response), told()) == (True, [])
    tell(anybody, token, kind="changed", text="x\r\n" * 499 + "xx")
    assert len(FreshnessAnswer.objects.get().text) == 1000


@pytest.mark.parametrize(("kind", "optional"), [("changed", False), ("contact", False), ("left", True)])
def test_form_says_what_is_optional(verein, anybody, kind, optional):
    _mail, token = asked(verein)
    page = text_of(anybody.get(f"/bestaetigung/{token}/bruecke/?kind={kind}"))
    assert ("optional" in page, "the name and e-mail address of the new person" in page) == (optional, True)


def test_older_mail_to_the_same_person_is_answered_with_it(verein, anybody):
    with time_machine.travel(timezone.now() - timedelta(days=14)):
        _first, old_token = asked(verein)
    _mail, token = asked(verein)
    tell(anybody, token, kind="changed", text="New number")
    anybody.post(f"/bestaetigung/{old_token}/", {"organisation": verein.pk})
    page = text_of(anybody.get(f"/bestaetigung/{old_token}/"))
    assert (is_confirmed(verein), "Done." in page, "New number" in page) == (False, True, True)


def test_answers_wait_for_the_team_until_dealt_with(verein, anybody, client_of):
    _mail, token = asked(verein)
    tell(anybody, token, kind="changed", text="New number 0171 3920055")
    client = client_of(RepresentativeFactory(organisation=verein, user__language="en").user)
    page = text_of(client.get("/organisationen/bruecke/rueckmeldungen/"))
    assert "New number 0171 3920055" in page
    answer = FreshnessAnswer.objects.get()
    for _time in range(2):
        client.post(f"/organisationen/bruecke/rueckmeldungen/{answer.pk}/erledigt/")
    answer.refresh_from_db()
    assert answer.done_at is not None


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_answers_costs_the_same_for_one_and_three(verein, client_of, number, django_assert_num_queries):
    mail, _token = asked(verein)
    for _each in range(number):
        FreshnessAnswer.objects.create(organisation=verein, mail=mail, kind="changed", text="x")
    client = client_of(RepresentativeFactory(organisation=verein).user)
    with django_assert_num_queries(5):
        client.get("/organisationen/bruecke/rueckmeldungen/")
