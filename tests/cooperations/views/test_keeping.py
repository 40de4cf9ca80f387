"""The page of occasions, and the yearly question when signed in and by link, without account, in six languages."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cooperations.domain.keeping.planning import plan_cycles
from cooperations.domain.keeping.renewal_mail import PURPOSE
from cooperations.domain.keeping.renewing import ask_all
from cooperations.models import Cooperation, RenewalAnswer, RenewalMail, TouchPoint, TouchPointChoice
from portal.accounts.domain.signed_links import issue_link
from tests.factories.cooperation import CooperationFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cooperation():
    with transaction.atomic():
        row = CooperationFactory(state="confirmed", title="Ausbildung in Hamm")
    Cooperation.objects.update(next_renewal_on=timezone.localdate())
    plan_cycles()
    return row


@pytest.fixture
def person(cooperation):
    return RepresentativeFactory(organisation=cooperation.parties.get(side="employer").organisation).user


@pytest.fixture
def page(cooperation):
    return reverse("cooperations:touch_points", args=[cooperation.pk])


@pytest.fixture
def link(cooperation, person):
    """Return the address in the mail; the token stands nowhere else, so the mail gets a link that is known."""
    ask_all()
    mail = RenewalMail.objects.get()
    mail.link, token = issue_link(PURPOSE, timedelta(days=60))
    mail.save()
    return reverse("cooperations:renewal_by_link", args=[token])


def test_occasions_lead_to_the_cooperation_and_back(client_of, person, page, cooperation):
    client, address = client_of(person), cooperation.get_absolute_url()
    assert f'href="{address}"' in client.get(page).content.decode()
    assert f'href="{page}"' in client.get(address).content.decode()


def test_occasion_is_ticked_postponed_switched_off_and_on(client_of, person, page):
    client = client_of(person)
    first, second, third = TouchPoint.objects.filter(organisation__representatives__user=person)[:3]

    def do(point, **data):
        client.post(f"{page}{point.pk}/", data)
        point.refresh_from_db()
        return point.state

    day = second.due_on
    assert do(first, verb="tick", note="Kaffee getrunken") == "done"
    assert do(second, verb="postpone", delay="0") == "open"
    assert second.due_on == day + timedelta(days=14)
    assert do(third, verb="off") == "off"
    shown = client.get(page).content.decode()
    assert ("Kaffee getrunken" in shown, "Switch on again" in shown) == (True, True)
    client.post(f"{page}wahl/", {"organisation": third.organisation_id, "occasion": third.occasion})
    client.post(f"{page}wahl/", {"organisation": third.organisation_id, "occasion": third.occasion, "month": "8"})
    assert do(first, verb="reopen") == "open"
    third.refresh_from_db()
    assert (third.state, TouchPointChoice.objects.get().month) == ("open", 8)
    assert do(first, verb="tick", note="x" * 501) == "open"


def test_nobody_touches_what_is_the_other_sides(client_of, person, page):
    theirs = TouchPoint.objects.exclude(organisation__representatives__user=person).first()
    client = client_of(person)
    assert client.post(f"{page}{theirs.pk}/", {"verb": "tick"}).status_code == 404
    data = {"organisation": theirs.organisation_id, "occasion": theirs.occasion, "month": "3"}
    assert client.post(f"{page}wahl/", data).status_code == 404
    assert client_of(RepresentativeFactory().user).get(page).status_code == 404


def test_question_is_answered_when_signed_in(client_of, person, page, cooperation):
    ask_all()
    client = client_of(person)
    assert "Is it still alive?" in client.get(page).content.decode()
    url = reverse("cooperations:renewal_answer", args=[cooperation.pk])
    stranger = OrganisationFactory()
    assert client.post(url, {"organisation": stranger.pk, "answer": "yes"}).status_code == 404
    organisation = cooperation.parties.get(side="employer").organisation_id
    assert client.post(url, {"organisation": organisation, "answer": "yes"}).url == page
    assert RenewalAnswer.objects.get().by == person
    shown = client.get(page).content.decode()
    assert "Is it still alive?" not in shown
    assert "That of the other side is still missing." in shown


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_link_shows_the_question_in_every_language_and_looking_changes_nothing(client, link, language):
    response = client.get(link, {"lang": language})
    page = response.content.decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}"' in page
    assert ("Ausbildung in Hamm" in page, response["Referrer-Policy"], "no-store" in response["Cache-Control"]) == (
        True,
        "same-origin",
        True,
    )
    client.head(link)
    assert RenewalAnswer.objects.count() == 0


def test_link_works_once_without_account(link):
    client = Client()
    assert client.post(link, {"answer": "maybe"}).status_code == 200
    assert client.post(link, {"answer": "yes"}).status_code == 200
    answer = RenewalAnswer.objects.get()
    assert (answer.answer, answer.way, answer.by) == ("yes", "link", None)
    assert [client.post(link, {"answer": "no"}).status_code, client.get(link).status_code] == [410, 410]
    assert RenewalAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "said"),
    [("revoked_at", "It was revoked."), ("expires_at", "It was valid until"), ("used_at", "It was used already.")],
)
def test_dead_link_says_why_and_whom_to_ask(client, link, state, said):
    mail = RenewalMail.objects.get()
    type(mail.link).objects.filter(pk=mail.link.pk).update(**{state: timezone.now()})
    response = client.post(f"{link}?lang=en", {"answer": "yes"})
    assert (response.status_code, RenewalAnswer.objects.count()) == (410, 0)
    page = response.content.decode()
    assert said in page
    assert mail.organisation.get_absolute_url() in page.partition("Please ask:")[2]


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_number_of_queries_whatever_was_chosen(
    client_of, person, page, rows, django_assert_num_queries
):
    points = TouchPoint.objects.filter(organisation__representatives__user=person)
    for point in points[:rows]:
        TouchPointChoice.objects.create(
            cooperation=point.cooperation, organisation=point.organisation, occasion=point.occasion, month=3
        )
    client = client_of(person)
    client.get(page)
    with django_assert_num_queries(8):
        client.get(page)
