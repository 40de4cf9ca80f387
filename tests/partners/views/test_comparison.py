"""Comparing: what stands side by side, what differs, what is refused."""

import pytest
from django.urls import reverse

from tests.factories.partners import (
    ConsentFactory,
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.django_db
URL = "/merkliste/vergleich/"


def get(client, *organisations, **more):
    return client.get(URL, {"org": [each.slug for each in organisations], **more})


def row(response, label):
    found = next((each for each in response.context["shown"].rows if str(each.label) == label), None)
    return found and [[(item.text, item.is_common) for item in cell] for cell in found.cells]


def mso(**values):
    return MsoProfileFactory(**values).organisation


def test_fields_stand_side_by_side_in_the_order_of_the_address(client):
    one, other = mso(languages=["ar", "de"]), mso(languages=["de"])
    response = get(client, other, one)
    assert [each.organisation for each in response.context["shown"].portraits] == [other, one]
    assert row(response, "Languages") == [[("German", True)], [("Arabic", False), ("German", True)]]


def test_what_not_all_have_is_bold_and_what_is_the_same_is_said(client):
    page = get(client, mso(languages=["ar", "de"]), mso(languages=["de"])).content.decode()
    assert page.count("<strong>Arabic</strong>") == 2  # in the table, and below each other
    assert "<strong>German</strong>" not in page
    assert "Kind of organisation" in page
    assert page.count("(the same)") >= 2


def test_numbers_are_written_as_on_the_profile(client_of):
    user = RepresentativeFactory(organisation__ministry=True).user
    client = client_of(user)
    slugs = [mso(paid_posts=posts).slug for posts in ("2.25", "1.50")]
    page = client.get(URL, {"org": slugs}, headers={"accept-language": "de"}).content.decode()
    assert ("2,25" in page, "2.25" in page) == (True, False)


def test_only_differences_can_be_shown(client):
    response = get(client, mso(languages=["ar"]), mso(languages=["de"]), differences="1")
    assert [str(each.label) for each in response.context["rows"]] == ["Languages"]


def test_fifth_is_refused_in_words(client):
    five = [OrganisationFactory(name=f"Verein {number}") for number in "ABCDE"]
    response = get(client, *five)
    assert [each.organisation for each in response.context["shown"].portraits] == five[:4]
    assert "At most 4 organisations fit side by side." in response.content.decode()
    assert response.context["shown"].refused == [five[4]]


def test_one_alone_is_not_compared(client):
    assert "Please choose at least two organisations." in get(client, OrganisationFactory()).content.decode()
    assert "Please choose at least two organisations." in client.get(URL).content.decode()


def test_what_cannot_be_seen_is_counted_and_not_named(client):
    hidden = OrganisationFactory(name="Verborgen", state="paused")
    response = get(client, OrganisationFactory(), OrganisationFactory(), hidden)
    assert response.context["shown"].missing == 1
    assert "Verborgen" not in response.content.decode()


def test_merged_organisation_is_what_it_became_and_named_once(client):
    target, merged = OrganisationFactory(), OrganisationFactory()
    type(merged).objects.filter(pk=merged.pk).update(state="merged", merged_into=target)
    response = get(client, merged, target, OrganisationFactory())
    assert (len(response.context["shown"].portraits), response.context["shown"].missing) == (2, 0)


def test_restricted_fields_and_contacts_are_seen_by_their_audience_only(client, client_of):
    one, other = mso(paid_posts=3, languages=["ar"]), mso()
    one.field_audiences.create(field="languages", audience="employers")
    contact = ContactPersonFactory(organisation=one, name="Mara Muster", phone="0221 4710 1")
    contact.current_consent = ConsentFactory(contact=contact, audience="employers")
    contact.audience = "employers"
    contact.save()
    employer = client_of(RepresentativeFactory(organisation__employer=True).user)
    labels = ["Languages", "Paid posts", "Contact persons"]
    assert [row(get(client, one, other), label) for label in labels] == [None, None, None]
    assert [bool(row(get(employer, one, other), label)) for label in labels] == [True, True, True]


@pytest.mark.parametrize("rows", [2, 4])
def test_comparison_costs_the_same_number_of_queries(client, rows, django_assert_num_queries):
    organisations = [mso(languages=["ar"]) for _ in range(rows)]
    with django_assert_num_queries(4):
        assert len(get(client, *organisations).context["columns"]) == rows


@pytest.mark.parametrize("garbage", ["%00", "ä%FF", "'", "a" * 5000])
def test_garbage_in_the_address_is_no_organisation(client, garbage):
    assert client.get(f"{URL}?org={garbage}&org=b").status_code == 200


def test_leaving_one_out_keeps_the_others(client):
    one, two, three = OrganisationFactory(), OrganisationFactory(), OrganisationFactory()
    urls = [url for _portrait, url, _cells in get(client, one, two, three).context["columns"]]
    assert urls[0] == f"{reverse('partners:compare')}?org={two.slug}&org={three.slug}"
