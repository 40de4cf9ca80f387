"""Contact persons and their consent in the browser."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.shared.templatetags.kern import shows_optional
from tests.factories.partners import ConsentFactory, ContactPersonFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db

NO_TIMES = {"times-TOTAL_FORMS": 0, "times-INITIAL_FORMS": 0}


@pytest.fixture
def client(client_of, organisation):
    return client_of(RepresentativeFactory(organisation=organisation).user)


def test_new_person_is_seen_by_the_own_organisation_and_consent_is_asked_next(client, organisation):
    response = client.post(
        reverse("partners:contact_add", args=[organisation.slug]),
        {"name": "Mara Muster", "function": "board", "phone": "0171 3920012", **NO_TIMES},
    )
    contact = organisation.contacts.get()
    assert response["Location"] == reverse("partners:consent_record", args=[organisation.slug, contact.pk])
    assert contact.audience == "own"


def test_person_needs_a_way_to_be_reached(client, organisation):
    data = {"name": "Mara Muster", "function": "board", **NO_TIMES}
    response = client.post(reverse("partners:contact_add", args=[organisation.slug]), data)
    assert list(response.context["form"].errors) == ["phone"]


def test_audience_cannot_be_sent_with_the_person(client, organisation):
    data = {"name": "M", "function": "board", "email": "m@example.org", "audience": "public", **NO_TIMES}
    client.post(reverse("partners:contact_add", args=[organisation.slug]), data)
    assert organisation.contacts.get().audience == "own"


def test_times_are_added_and_empty_lines_left_out(client, organisation):
    data = {
        "name": "M",
        "function": "board",
        "email": "m@example.org",
        "times-TOTAL_FORMS": 2,
        "times-INITIAL_FORMS": 0,
        "times-0-weekday": 5,
        "times-0-start": "18:00",
        "times-0-end": "20:30",
    }
    client.post(reverse("partners:contact_add", args=[organisation.slug]), data)
    assert [str(each) for each in organisation.contacts.get().windows.all()] == ["Friday 18:00–20:30"]


WRONG_TIME = {
    "times-TOTAL_FORMS": 1,
    "times-INITIAL_FORMS": 0,
    "times-0-weekday": 5,
    "times-0-start": "20:00",
    "times-0-end": "18:00",
}


@pytest.mark.parametrize(
    ("name", "targets"), [("M", ["id_times-0-end"]), ("", ["id_name", "id_times-0-end"])], ids=["times", "both"]
)
def test_time_that_ends_before_it_starts_is_announced_with_all_other_errors(client, organisation, name, targets):
    data = {"name": name, "function": "board", "email": "m@example.org", **WRONG_TIME}
    page = client.post(reverse("partners:contact_add", args=[organisation.slug]), data).content.decode()
    assert re.search(r"<title>\s*Error: ", page)
    assert page.count("data-error-summary") == 1
    assert re.findall(r'<li><a [^>]*href="#([^"]+)"', page[page.index("data-error-summary") :]) == targets
    assert "The end lies before the start." in page
    assert organisation.contacts.count() == 0


def test_page_without_errors_announces_none(client, organisation):
    page = client.get(reverse("partners:contact_add", args=[organisation.slug])).content.decode()
    assert ("Error:" in page, "data-error-summary" in page) == (False, False)


def test_neither_way_to_be_reached_is_called_optional(client, organisation):
    form = client.get(reverse("partners:contact_add", args=[organisation.slug])).context["form"]
    assert [shows_optional(form[name]) for name in ("phone", "email", "term_until")] == [False, False, True]


def test_term_that_is_over_can_be_kept_but_not_entered(client, organisation):
    yesterday = timezone.localdate() - timedelta(days=1)
    data = {"name": "M", "function": "board", "email": "m@example.org", "term_until": yesterday.isoformat(), **NO_TIMES}
    response = client.post(reverse("partners:contact_add", args=[organisation.slug]), data)
    assert response.context["form"].errors == {"term_until": ["This day has passed."]}
    contact = ContactPersonFactory(organisation=organisation, name="N", term_until=yesterday)
    client.post(reverse("partners:contact_edit", args=[organisation.slug, contact.pk]), data)
    assert list(organisation.contacts.values_list("name", "term_until")) == [("M", yesterday)]


@pytest.mark.parametrize(("email", "offered"), [("m@example.org", True), ("", False)])
def test_asking_by_mail_is_offered_beside_recording(client, organisation, email, offered):
    contact = ContactPersonFactory(organisation=organisation, email=email, phone="0171 3920012")
    args = [organisation.slug, contact.pk]
    page = client.get(reverse("partners:consent_record", args=args)).content.decode()
    assert (reverse("partners:consent_ask", args=args) in page) is offered


def test_kept_and_deleted_times_are_told_apart(client, organisation):
    contact = ContactPersonFactory(organisation=organisation, email="m@example.org")
    first = contact.windows.create(weekday=1, start="09:00", end="10:00")
    second = contact.windows.create(weekday=2, start="09:00", end="10:00")
    data = {
        "name": "M",
        "function": "board",
        "email": "m@example.org",
        "times-TOTAL_FORMS": 2,
        "times-INITIAL_FORMS": 2,
        "times-0-id": first.pk,
        "times-0-weekday": 1,
        "times-0-start": "09:00",
        "times-0-end": "11:00",
        "times-1-id": second.pk,
        "times-1-weekday": 2,
        "times-1-start": "09:00",
        "times-1-end": "10:00",
        "times-1-DELETE": "on",
    }
    client.post(reverse("partners:contact_edit", args=[organisation.slug, contact.pk]), data)
    assert [str(each) for each in contact.windows.all()] == ["Monday 09:00–11:00"]


def test_hidden_person_cannot_take_the_place_of_a_visible_general_contact(client, organisation):
    shown = ContactPersonFactory(organisation=organisation, name="Mara Muster", is_general=True)
    shown.current_consent, shown.audience = ConsentFactory(contact=shown), "public"
    shown.save()
    data = {"name": "M", "function": "board", "email": "m@example.org", "is_general": "on", **NO_TIMES}
    response = client.post(reverse("partners:contact_add", args=[organisation.slug]), data)
    assert "Mara Muster" in response.context["form"].errors["is_general"][0]
    assert list(organisation.contacts.filter(is_general=True)) == [shown]


def test_consent_is_recorded_and_withdrawn(client, organisation):
    contact = ContactPersonFactory(organisation=organisation)
    data = {"audience": "employers", "way": "paper", "given_on": timezone.localdate().isoformat(), "shown": "on"}
    client.post(reverse("partners:consent_record", args=[organisation.slug, contact.pk]), data)
    contact.refresh_from_db()
    assert contact.audience == "employers"
    client.post(reverse("partners:consent_withdraw", args=[organisation.slug, contact.pk]))
    contact.refresh_from_db()
    assert contact.audience == "own"


@pytest.mark.parametrize(
    ("field", "value"), [("audience", "own"), ("shown", ""), ("given_on", "2999-01-01"), ("way", "telepathy")]
)
def test_incomplete_consent_is_not_recorded(client, organisation, field, value):
    contact = ContactPersonFactory(organisation=organisation)
    data = {"audience": "public", "way": "paper", "given_on": "2026-01-01", "shown": "on", field: value}
    response = client.post(reverse("partners:consent_record", args=[organisation.slug, contact.pk]), data)
    assert (list(response.context["form"].errors), contact.consents.count()) == ([field], 0)


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_for_few_and_many(client, organisation, number, django_assert_num_queries):
    for _each in range(number):
        contact = ContactPersonFactory(organisation=organisation)
        contact.windows.create(weekday=1, start="09:00", end="10:00")
        consent = ConsentFactory(contact=contact, recorded_by=RepresentativeFactory().user)
        contact.current_consent, contact.audience = consent, "public"
        contact.save()
    with django_assert_num_queries(8):
        client.get(reverse("partners:contacts", args=[organisation.slug]))
