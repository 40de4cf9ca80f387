"""The page behind the link of a freshness mail: looking changes nothing, one button confirms."""

from datetime import time, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from partners.domain.contacts import delete_contact
from partners.models import FreshnessAnswer, OrganisationTranslation, ReachabilityWindow
from tests.factories.asking import asked
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory, RepresentativeFactory
from tests.races import run_together

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


def test_mail_says_what_for_and_has_the_links(verein):
    mail, token = asked(verein)
    message = mail.message
    assert (message.recipient, message.subject) == (
        "vorstand@example.org",
        "Is everything about Verein Brücke still correct?",
    )
    for where in (message.text, message.html):
        assert f"/bestaetigung/{token}/" in where
        for kind in ("changed", "contact", "left"):
            assert f"/bestaetigung/{token}/bruecke/?kind={kind}" in where
    assert message.reason.startswith("You get this mail because")


def test_mail_speaks_the_language_of_its_reader(verein):
    mail, _token = asked(verein, language="de")
    assert mail.message.subject == "Stimmt noch alles zu Verein Brücke?"


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        (
            1,
            [
                "diese Organisation steht",
                "Das sind zwei Schritte",
                "Eintrag ansehen und bestätigen:",
                "den Eintrag in Kurz",
            ],
        ),
        (2, ["diese Organisationen steht", "Das sind zwei Schritte", "Einträge ansehen und", "die Einträge in Kurz"]),
    ],
)
def test_mail_fits_the_number_of_organisations(number, parts):
    mail, _token = asked(*(OrganisationFactory() for _each in range(number)), language="de")
    whole = mail.message.text + mail.message.reason
    assert [part for part in [*parts, "mit einem Klick", "in Kürze"] if part in whole] == parts


def test_program_that_opens_all_links_of_a_mail_confirms_nothing(verein, anybody):
    _mail, token = asked(verein)
    for address in (f"/bestaetigung/{token}/", f"/bestaetigung/{token}/bruecke/?kind=left"):
        assert [anybody.get(address).status_code, anybody.head(address).status_code] == [200, 200]
    assert (is_confirmed(verein), FreshnessAnswer.objects.count()) == (False, 0)


def test_button_confirms_records_who_and_is_done(verein, anybody):
    mail, token = asked(verein)
    response = anybody.post(f"/bestaetigung/{token}/", {"organisation": verein.pk}, follow=True)
    assert "Done. You can close this page." in text_of(response)
    assert is_confirmed(verein) is True
    change = verein.changes.get()
    assert (change.action, change.actor, change.mail) == ("confirmed", None, mail)


def test_history_shows_who_confirmed_without_signing_in(verein, anybody, client_of):
    _mail, token = asked(verein)
    anybody.post(f"/bestaetigung/{token}/", {"organisation": verein.pk})
    head = RepresentativeFactory(organisation=verein, role="owner", user__language="en").user
    page = text_of(client_of(head).get("/organisationen/bruecke/veroeffentlichung/"))
    assert "vorstand@example.org" in page


def test_form_needs_the_page_it_stands_on(verein):
    strict = Client(enforce_csrf_checks=True)
    _mail, token = asked(verein)
    assert strict.post(f"/bestaetigung/{token}/", {"organisation": verein.pk}).status_code == 403


def test_page_shows_what_is_public_and_no_more(verein, anybody):
    verein.description = "Beschreibung"
    verein.save()
    OrganisationTranslation.objects.create(organisation=verein, language="tr", description="Tanıtım")
    shown = contact(verein, "Öffentliche Person", public=True, phone="0171 3920012")
    ReachabilityWindow.objects.create(contact=shown, weekday=2, start=time(18), end=time(20))
    contact(verein, "Geheime Person", public=False, phone="0171 3920099")
    _mail, token = asked(verein)
    page = text_of(anybody.get(f"/bestaetigung/{token}/"))
    for part in ("Verein Brücke", "German, Turkish", "Öffentliche Person", "0171 3920012", "Tuesday 18:00–20:00"):
        assert part in page
    assert "One more contact person is not public. Do you have an account?" in page
    assert [part for part in ("Geheime Person", "0171 3920099", "vorstand@example.org") if part in page] == []
    assert "portal-nav" not in page


def test_hidden_contacts_are_no_further_ones_when_none_is_shown(verein, anybody):
    contact(verein, "Geheime Person", public=False)
    _mail, token = asked(verein)
    assert "One contact person is not public." in text_of(anybody.get(f"/bestaetigung/{token}/"))


def test_link_confirms_once_and_says_so(verein, anybody):
    _mail, token = asked(verein)
    anybody.post(f"/bestaetigung/{token}/", {"organisation": verein.pk})
    verein.refresh_from_db()
    response = anybody.post(f"/bestaetigung/{token}/", {"organisation": verein.pk}, follow=True)
    assert "Done. You can close this page." in text_of(response)
    assert (is_confirmed(verein), verein.changes.count()) == (False, 1)


def test_expired_link_says_what_to_do(verein, anybody):
    _mail, token = asked(verein)
    with time_machine.travel(timezone.now() + timedelta(days=121), tick=False):
        response = anybody.post(f"/bestaetigung/{token}/", {"organisation": verein.pk})
    assert (response.status_code, is_confirmed(verein)) == (410, False)
    assert "Sign in and confirm Verein Brücke" in text_of(response)


def test_confirmed_by_somebody_else_meanwhile(verein, anybody):
    _mail, token = asked(verein)
    verein.confirmed_at = timezone.now()
    verein.save()
    assert "Done. You can close this page." in text_of(anybody.get(f"/bestaetigung/{token}/"))


def test_several_organisations_are_confirmed_one_by_one_or_at_once(verein, anybody):
    second, third = OrganisationFactory(name="Zwei"), OrganisationFactory(name="Drei")
    foreign = OrganisationFactory()
    _mail, token = asked(verein, second, third)
    address = f"/bestaetigung/{token}/"
    assert "Please tick at least one organisation." in text_of(anybody.post(address, {}))
    assert "Please tick at least one organisation." in text_of(anybody.post(address, {"organisation": foreign.pk}))
    anybody.post(address, {"organisation": [verein.pk, second.pk, "x"]})
    assert [is_confirmed(each) for each in (verein, second, third, foreign)] == [True, True, False, False]
    page = text_of(anybody.get(address))
    assert ("Is everything still correct?" in page, page.count("Confirmed on")) == (True, 2)
    anybody.post(address, {"organisation": third.pk})
    assert is_confirmed(third) is True


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_for_one_and_three(anybody, number, django_assert_num_queries):
    organisations = [OrganisationFactory() for _each in range(number)]
    for each in organisations:
        contact(each, "K", public=True)
    _mail, token = asked(*organisations)
    with django_assert_num_queries(10):
        anybody.get(f"/bestaetigung/{token}/")


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_confirm_once(verein):
    _mail, token = asked(verein)
    address = f"/bestaetigung/{token}/"
    clicks = [lambda: Client().post(address, {"organisation": verein.pk}).status_code for _click in range(2)]
    assert run_together(*clicks) == [302, 302]
    assert verein.changes.filter(action="confirmed").count() == 1


def test_deleted_contact_person_is_forgotten_by_mails_and_history(verein, anybody, client_of):
    person = contact(verein, "Geht", public=True, email="Vorstand@example.org")
    _first, used = asked(verein)
    anybody.post(f"/bestaetigung/{used}/", {"organisation": verein.pk})
    delete_contact(person, actor=None)
    head = RepresentativeFactory(organisation=verein, role="owner", user__language="en").user
    page = text_of(client_of(head).get("/organisationen/bruecke/veroeffentlichung/"))
    assert ("vorstand@example.org" in page, "by the link in the mail" in page) == (False, True)
