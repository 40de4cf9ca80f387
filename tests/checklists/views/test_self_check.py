"""The page of the self-check, its way in, and what the start page tells."""

from datetime import UTC, datetime

import pytest
import time_machine

from checklists.domain.loading import load_templates
from checklists.models import Checklist
from tests.factories.accounts import UserFactory
from tests.factories.checklists import self_check_of, version_of
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer():
    return OrganisationFactory(employer=True, name="Klinikum", slug="klinikum")


@pytest.fixture
def client(client_of, employer):
    return client_of(RepresentativeFactory(organisation=employer, since="2020-01-01", user__language="en").user)


def read(client, url):
    return client.get(url, headers={"accept-language": "en"}).content.decode()


def test_beginning_and_answering_is_offered(client):
    load_templates()
    assert client.get("/selbstcheck/").url == "/selbstcheck/klinikum/"
    page = read(client, "/selbstcheck/klinikum/")
    assert "Begin the self-check" in page
    assert "Neither the ministry nor the administration" in page
    assert client.post("/selbstcheck/klinikum/beginnen/").url == "/selbstcheck/klinikum/"
    page = read(client, "/selbstcheck/klinikum/")
    assert page.count('name="revision"') == 7
    assert "0 of 7 questions answered" in page
    assert "Begin the self-check" not in page


def test_missing_template_is_said(client):
    page = client.post("/selbstcheck/klinikum/beginnen/", follow=True, headers={"accept-language": "en"})
    assert "The questions are not here yet." in page.content.decode()
    assert not Checklist.objects.exists()


def test_who_acts_for_several_employers_chooses(client_of, employer):
    user = RepresentativeFactory(organisation=employer).user
    RepresentativeFactory(user=user, organisation=OrganisationFactory(employer=True, name="Bauhof", slug="bauhof"))
    page = read(client_of(user), "/selbstcheck/")
    assert "/selbstcheck/klinikum/" in page
    assert "/selbstcheck/bauhof/" in page


def test_answers_next_step_and_those_of_last_year_are_shown(client, employer):
    self_check_of(employer, 2025, {"visible-outside": "Alte Karriereseite"})
    now = self_check_of(employer, 2026, {"diversity-today": "Zwölf Sprachen"}, actor=UserFactory(name="Petra Lindner"))
    page = read(client, "/selbstcheck/klinikum/")
    for text in ("Zwölf Sprachen", "Petra Lindner", "Alte Karriereseite", "Your answer of 2025", "1 of 7 can be shown"):
        assert text in page
    assert "three sentences" in page  # the next step of the second question
    assert f"/selbstcheck/klinikum/{now.pk}/" not in page
    assert "Self-check 2025" in page


def test_page_costs_the_same_however_many_answers(client, employer, django_assert_num_queries):
    checklist = self_check_of(employer, 2026)
    client.get("/selbstcheck/klinikum/")
    with django_assert_num_queries(7):
        client.get("/selbstcheck/klinikum/")
    for answer in checklist.answers.all():
        client.post(f"/checklisten/{checklist.pk}/punkte/{answer.key}/", {"state": "open", "revision": 0})
    self_check_of(employer, 2025, {"visible-outside": "x"})
    client.get("/selbstcheck/klinikum/")
    with django_assert_num_queries(8):
        client.get("/selbstcheck/klinikum/")


def test_start_page_and_navigation_lead_there(client, employer):
    page = read(client, "/")
    assert 'href="/selbstcheck/"' in page
    assert "Seven questions before the first contact" in page
    self_check_of(employer, 2026, {"visible-outside": "x"})
    assert "2026: 1 of 7 questions answered" in read(client, "/")


def test_self_check_of_a_year_ago_waits(client, employer):
    with time_machine.travel(datetime(2025, 3, 1, tzinfo=UTC), tick=False):
        self_check_of(employer, 2025)
    with time_machine.travel(datetime(2026, 2, 27, tzinfo=UTC), tick=False):
        assert "Answer the questions again" not in read(client, "/")
    with time_machine.travel(datetime(2026, 3, 2, tzinfo=UTC), tick=False):
        assert "Answer the questions again" in read(client, "/")


def test_others_are_not_led_there(client_of):
    page = read(client_of(RepresentativeFactory().user), "/")
    assert "/selbstcheck/" not in page


def test_newer_version_is_offered_and_taken_up_by_hand(client, employer):
    checklist = self_check_of(employer, 2026, {"visible-outside": "Gesichter"})
    assert "Go on with the new version" not in read(client, "/selbstcheck/klinikum/")
    version_of("employer-self-check", ["visible-outside", "brand-new"], number=2)
    assert "Go on with the new version" in read(client, "/selbstcheck/klinikum/")
    client.post(f"/checklisten/{checklist.pk}/neue-fassung/")
    page = read(client, "/selbstcheck/klinikum/")
    for text in ("Gesichter", "Item brand-new", "No longer asked", "1 of 2 questions answered"):
        assert text in page
    assert "Go on with the new version" not in page
