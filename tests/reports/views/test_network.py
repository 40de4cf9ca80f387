"""The pages of the network: who belongs to it, what they have undertaken, and the way there."""

from datetime import date

import pytest
from django.urls import reverse

from reports.domain.builds import request_brochure
from reports.domain.edition import ensure_edition
from reports.domain.editions import publish_edition, release_edition
from reports.models import Declaration, Measure, NetworkMembership
from tests.factories.network import DeclarationFactory, MeasureFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, make_ready

pytestmark = pytest.mark.django_db


def page(client, name, *args):
    return client.get(reverse(f"network:{name}", args=args)).content.decode()


@pytest.fixture
def draft():
    return DeclarationFactory(membership__organisation__slug="neu-ag", membership__organisation__name="Neu AG")


@pytest.fixture
def newcomer(draft, client_of):
    """Return the signed-in head of the organisation that is about to join."""
    return client_of(RepresentativeFactory(organisation=draft.membership.organisation, role="owner").user)


def sent(revision, *steps, **more):
    """Return what the form of a measure sends; ``steps`` are pairs of title and day."""
    rows = {"milestones-TOTAL_FORMS": len(steps), "milestones-INITIAL_FORMS": 0}
    for number, (title, day) in enumerate(steps):
        rows |= {f"milestones-{number}-title": title, f"milestones-{number}-due_on": day}
    return {"revision": revision, "title": "Ausbildung zeigen", "focus_area": 2, **rows, **more}


def test_everybody_sees_members_and_what_they_published(client, draft):
    signed = DeclarationFactory(
        membership__organisation__slug="stadt", membership__since=date(2020, 1, 1), state="signed"
    )
    title = signed.measures.get().title
    hidden = DeclarationFactory(membership__since=date(2021, 1, 1), state="signed")
    paused = NetworkMembershipFactory(organisation__state="paused", since=date(2021, 1, 1))
    Declaration.objects.filter(pk=signed.pk).update(published_at="2026-01-01T00:00Z")
    listed = page(client, "members")
    assert (signed.membership.organisation.name in listed, title in listed) == (True, True)
    assert hidden.measures.get().title not in listed
    for absent in (draft.membership, paused):
        assert absent.organisation.name not in listed
        assert client.get(reverse("network:member", args=[absent.organisation.slug])).status_code == 404
    assert "Wir öffnen uns." in page(client, "member", "stadt")
    assert "has not published" in page(client, "member", hidden.membership.organisation.slug)


@pytest.mark.parametrize("count", [1, 3])
def test_members_cost_the_same_for_one_and_three(client, count, django_assert_num_queries):
    for _ in range(count):
        declaration = DeclarationFactory(membership__since=date(2020, 1, 1), state="signed", measures=2)
        Declaration.objects.filter(pk=declaration.pk).update(published_at="2026-01-01T00:00Z")
    with django_assert_num_queries(5):
        client.get(reverse("network:members"))


def test_members_lead_to_their_pages_in_the_current_brochure(client, official, partner):
    NetworkMembership.objects.filter(organisation=partner).update(since=date(2020, 1, 1))
    report = ReportFactory(organisation=partner, state="released", period__state="in_review", texts={2: "Kurse"})
    edition = ensure_edition(report.period)
    link = f"/broschuere/{report.period.year}/partner/{partner.slug}/"
    make_ready(request_brochure(edition, actor=official))
    assert link not in page(client, "members")
    second = RepresentativeFactory(organisation=official.representations.get().organisation).user
    release_edition(edition, actor=second)
    publish_edition(edition, actor=official)
    for text in (page(client, "members"), page(client, "member", partner.slug)):
        assert f'href="{link}"' in text
    assert client.get(link).status_code == 200
    other = NetworkMembershipFactory(since=date(2021, 1, 1)).organisation
    assert "/broschuere/" not in page(client, "member", other.slug)


@pytest.mark.parametrize("count", [1, 3])
def test_accessions_cost_the_same_for_one_and_three(client_of, official, count, django_assert_num_queries):
    for _ in range(count):
        DeclarationFactory()
    client = client_of(official)
    with django_assert_num_queries(6):
        client.get(reverse("network:accessions"))


@pytest.mark.parametrize("count", [1, 3])
def test_declaration_costs_the_same_for_one_and_three(client_of, official, draft, count, django_assert_num_queries):
    for number in range(1, count):
        MeasureFactory(declaration=draft, number=number + 1)
    client = client_of(official)
    with django_assert_num_queries(11):
        client.get(draft.get_absolute_url())


def test_ministry_begins_an_accession_of_what_is_not_a_member(client_of, official, draft):
    client = client_of(official)
    organisation = OrganisationFactory(name="Auch Neu")
    kinds = {"kind": "city"}
    url = reverse("network:accessions")
    assert client.post(url, {**kinds, "organisation": draft.membership.organisation.pk}).status_code == 422
    response = client.post(url, {**kinds, "organisation": organisation.pk})
    assert response.url == reverse("network:declaration", args=[organisation.slug])
    assert NetworkMembership.objects.get(organisation=organisation).kind == "city"


def test_measure_with_milestones_is_written_and_room_is_made_for_more(newcomer, draft):
    url = reverse("network:measure_add", args=["neu-ag"])
    response = newcomer.post(url, sent(0, ("Abend", "2027-05-01"), ("", ""), more="1"))
    assert (response.status_code, "milestones-2-title" in response.content.decode()) == (200, True)
    response = newcomer.post(url, sent(0, ("Abend", ""), ("", "2027-05-01")))
    assert response.status_code == 422
    assert response.content.decode().count("Please say") >= 2
    newcomer.post(url, sent(0, ("Später", "2027-06-01"), ("Abend", "2027-05-01")))
    measure = Measure.objects.get(title="Ausbildung zeigen")
    assert [each.title for each in measure.milestones.all()] == ["Abend", "Später"]


def test_what_was_typed_over_a_change_comes_back(newcomer, draft):
    Declaration.objects.update(revision=4, wording="Vom Ministerium.")
    response = newcomer.post(reverse("network:wording", args=["neu-ag"]), {"revision": 3, "wording": "Von uns."})
    text = response.content.decode()
    assert (response.status_code, "Von uns." in text, "Vom Ministerium." in text) == (409, True, True)
    response = newcomer.post(reverse("network:measure", args=["neu-ag", 1]), sent(3, ("Abend", "2027-05-01")))
    text = response.content.decode()
    assert (response.status_code, "Ausbildung zeigen" in text, draft.measures.get().title in text) == (409, True, True)
    assert (
        newcomer.post(reverse("network:wording", args=["neu-ag"]), {"revision": 4, "wording": "Neu."}).status_code
        == 302
    )


def test_agreeing_to_what_one_has_not_seen_is_refused(newcomer, draft):
    Declaration.objects.update(revision=4)
    url = reverse("network:agree", args=["neu-ag"])
    page = newcomer.post(url, {"side": "partner", "revision": 3}, follow=True).content.decode()
    assert "read it again" in page
    assert draft.agreements.count() == 0


def test_ministry_records_an_amendment_that_both_can_read(client_of, official, partner, author):
    DeclarationFactory(membership=partner.network_membership, state="signed")
    url = reverse("network:measure", args=[partner.slug, 1])
    client = client_of(official)
    terms = sent(0, ("Neuer Schritt", "2027-05-01"), reason="Neuer Vorstand.", agreed_on="2025-03-01")
    assert client.post(url, {**terms, "reason": ""}).status_code == 422
    assert client.post(url, terms).status_code == 302
    # Sent again on what one has not seen, it is refused with what was typed.
    assert client.post(url, {**terms, "title": "Noch anders"}).status_code == 409
    text = client_of(author).get(reverse("network:declaration", args=[partner.slug])).content.decode()
    assert all(each in text for each in ("Neuer Vorstand.", "Neuer Schritt", "Erste Einladung"))
