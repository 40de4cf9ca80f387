"""The ministry's list of duplicates, merging on a page, addresses that lead on."""

import pytest

from partners.domain.merging import merge_organisations, undo_merge
from partners.enums import OrganisationState, Role
from partners.models import DuplicateSuspect, Merge, Organisation
from tests.factories.accounts import UserFactory
from tests.factories.geo import DistrictFactory
from tests.factories.partners import (
    ConsentFactory,
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(client):
    user = RepresentativeFactory(organisation=OrganisationFactory(ministry=True, name="Ministerium")).user
    client.force_login(user)
    return user


def pair(number=0, **values):
    one = MsoProfileFactory(organisation__name=f"Verein Nord {number}", languages=["ar"]).organisation
    other = OrganisationFactory(name=f"Verein Nord e. V. {number}", **values)
    return one, other


def suspect(score=80, number=0):
    one, other = pair(number)
    return DuplicateSuspect.objects.create(one=one, other=other, score=score, reasons=[["same_name", 70]])


def page(client, address):
    return client.get(address, headers={"accept-language": "de"}).content.decode()


def merge_data(one, other, **data):
    return {"reason": "dasselbe", **{f"seen-{each.pk}": each.updated_at.isoformat() for each in (one, other)}, **data}


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_for_few_and_many(client, ministry, number, django_assert_num_queries):
    for each in range(number):
        suspect(number=each)
        merge_organisations(OrganisationFactory(), OrganisationFactory(), actor=ministry, reason="x")
    client.get("/doppelte/")
    with django_assert_num_queries(7):
        client.get("/doppelte/")


def test_list_says_why_and_begins_with_the_likeliest(client, ministry):
    for number, score in enumerate((70, 95, 80)):
        suspect(score, number)
    text = page(client, "/doppelte/")
    assert [text.index(f"{score} von 100") for score in (95, 80, 70)] == sorted(
        text.index(f"{score} von 100") for score in (95, 80, 70)
    )
    assert "gleicher Name" in text


def test_the_published_entry_is_proposed_to_stay(client, ministry):
    draft, published = OrganisationFactory(state=OrganisationState.DRAFT), OrganisationFactory()
    DuplicateSuspect.objects.create(one=draft, other=published, score=90)
    assert f"/organisationen/{published.slug}/zusammenfuehren/{draft.slug}/" in page(client, "/doppelte/")


def test_pages_of_the_list_follow_each_other(client, ministry):
    for number in range(22):
        suspect(60 + number, number)
    text = page(client, "/doppelte/")
    assert "?after=62-" in text
    after = text.split("?after=")[1].split('"')[0]
    follow = page(client, f"/doppelte/?after={after}")
    assert ("61 von 100" in follow, "60 von 100" in follow, "62 von 100" in follow) == (True, True, False)


@pytest.mark.parametrize("after", ["x", "9-", "9999999999999999999-1", "٣-٣"])
def test_a_made_up_position_begins_at_the_top(client, ministry, after):
    assert client.get("/doppelte/", {"after": after}).status_code == 200


def test_not_the_same_leaves_the_list(client, ministry):
    open_pair = suspect()
    client.post(f"/doppelte/{open_pair.pk}/verschieden/")
    assert not DuplicateSuspect.objects.waiting().exists()


def test_merging_on_the_page(client, ministry):
    one, other = pair(website="https://nord.example.org")
    address = f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/"
    assert 'value="source" checked' in page(client, address)
    response = client.post(address, merge_data(one, other, **{"part-name": "target", "part-website": "source"}))
    one.refresh_from_db()
    assert (response.status_code, one.website, one.name) == (302, "https://nord.example.org", "Verein Nord 0")
    assert Merge.objects.get().reason == "dasselbe"


def test_a_page_that_is_out_of_date_is_shown_again(client, ministry):
    one, other = pair()
    data = merge_data(one, other)
    other.save()
    address = f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/"
    response = client.post(address, data, headers={"accept-language": "de"})
    assert (response.status_code, Merge.objects.exists()) == (200, False)
    assert "inzwischen geändert" in response.content.decode()


@pytest.mark.parametrize("seen", ["", "gestern", "2026-13-45T00:00"])
def test_without_the_times_seen_nothing_is_merged(client, ministry, seen):
    one, other = pair()
    data = {"reason": "x", f"seen-{one.pk}": seen, f"seen-{other.pk}": seen}
    client.post(f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/", data)
    assert not Merge.objects.exists()


def test_preview_counts_persons_it_may_not_name(client, ministry):
    one, other = pair()
    ContactPersonFactory(organisation=one, name="Geheime Person", phone="0231 776655")
    open_contact = ContactPersonFactory(organisation=other, name="Offene Person")
    open_contact.current_consent, open_contact.audience = ConsentFactory(contact=open_contact), "public"
    open_contact.save()
    text = page(client, f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/")
    assert ("Geheime Person" in text, "776655" in text, "Offene Person" in text) == (False, False, True)
    assert "eine Ansprechperson, die dem Ministerium nicht gezeigt wird" in text


def test_preview_counts_fields_it_may_not_show_and_keeps_them_out_of_the_form(client, ministry):
    one, other = pair(street="Geheimweg 7")
    MsoProfileFactory(organisation=other, signing_required=2, signing_total=3, paid_posts="2.25")
    other.field_audiences.create(field="street", audience="own")
    DuplicateSuspect.objects.create(one=one, other=other, score=80)
    text = page(client, f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/")
    assert [each in text for each in ("part-signing_rule", "part-street", "Geheimweg", "2, 3")] == [False] * 4
    assert "Manche Felder werden dem Ministerium nicht gezeigt." in text
    assert "2,25" in text
    assert "Geheimweg" not in page(client, "/doppelte/")


def test_message_tells_the_final_name(client, ministry):
    one, other = pair()
    address = f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/"
    response = client.post(address, merge_data(one, other, **{"part-name": "source"}), follow=True)
    assert f"is part of “{other.name}” now" in response.content.decode()


def test_yes_or_no_is_named_once(client, ministry):
    one, other = pair()
    MsoProfileFactory(organisation=other, employer_experience=True)
    text = page(client, f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/")
    assert "Erfahrung mit Arbeitgebern: ja" not in text


@pytest.mark.parametrize("number", [1, 3])
def test_preview_costs_the_same_for_few_and_many(client, ministry, number, django_assert_num_queries):
    one, other = pair()
    for _ in range(number):
        ContactPersonFactory(organisation=one)
        RepresentativeFactory(organisation=other)
    with django_assert_num_queries(40):
        client.get(f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/")


def test_undoing_on_the_page(client, ministry):
    one, other = pair()
    merge = merge_organisations(other, one, actor=ministry, reason="x")
    address = f"/doppelte/zusammenfuehrungen/{merge.pk}/zuruecknehmen/"
    assert "zurücknehmen" in page(client, address)
    client.post(address, {"reason": "Irrtum"})
    other.refresh_from_db()
    assert other.state == OrganisationState.PUBLISHED
    again = client.post(address, {"reason": "Irrtum"}, headers={"accept-language": "de"})
    assert "wurde schon zurückgenommen" in again.content.decode()


def test_old_addresses_lead_on_over_several_merges_for_whoever_may_see_the_end(client):
    person = UserFactory()
    first, second, third = (OrganisationFactory() for _ in range(3))
    merge_organisations(first, second, actor=person, reason="x")
    last = merge_organisations(second, third, actor=person, reason="x")
    for each in (first, second):
        response = client.get(each.get_absolute_url())
        assert (response.status_code, response.url) == (301, third.get_absolute_url())
        assert "no-cache" in response.headers["Cache-Control"]
    Organisation.objects.filter(pk=third.pk).update(state=OrganisationState.PAUSED)
    assert client.get(first.get_absolute_url()).status_code == 404
    undo_merge(last, actor=person, reason="x")
    assert client.get(first.get_absolute_url()).url == second.get_absolute_url()


def test_an_intermediary_tells_the_ministry(client):
    district = DistrictFactory()
    centre = OrganisationFactory(roles=[Role.INTEGRATION_CENTRE], name="Zentrum")
    centre.service_area.add(district)
    client.force_login(RepresentativeFactory(organisation=centre).user)
    one, other = pair()
    address = f"/organisationen/{one.slug}/doppelt/"
    assert other.name in page(client, f"{address}?q=Nord")
    client.post(address, {"q": "Nord", "other": other.slug, "note": "Gleicher Vorstand"})
    told = DuplicateSuspect.objects.get()
    assert (told.suggested_by, told.note) == (centre, "Gleicher Vorstand")
    assert Merge.objects.exists() is False


def test_the_ministry_goes_on_to_both_sides(client, ministry):
    one, other = pair()
    response = client.post(f"/organisationen/{one.slug}/doppelt/", {"q": "Nord", "other": other.slug})
    assert response.url == f"/organisationen/{one.slug}/zusammenfuehren/{other.slug}/"
