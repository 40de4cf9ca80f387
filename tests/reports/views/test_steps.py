"""The lists of joining the network and of the yearly report: what the portal sees by itself."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from checklists.models import Checklist
from tests.factories.network import DeclarationFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of, author):
    call_command("load_checklists", verbosity=0)
    return client_of(author)


def test_the_way_into_the_network_is_seen_by_the_portal(client, client_of, official, partner):
    declaration = DeclarationFactory(membership=partner.network_membership, wording="")
    url = reverse("network:steps", args=[partner.slug])
    assert url in client.get(declaration.get_absolute_url()).content.decode()
    client.post(url)
    client.post(url)
    page = client.get(url).content.decode()
    assert "The declaration has no text yet." in page
    assert "Measures with milestones: 1." in page
    item = reverse("checklists:item", args=[Checklist.objects.get().pk, "aims-read"])
    assert item in page
    assert client.get(item).status_code == 200
    assert url in client.get(reverse("checklists:lists")).content.decode()
    # What the organisation asks itself is not for the ministry.
    assert client_of(official).get(url).status_code == 404


def test_the_way_of_a_report_is_seen_by_the_portal(client, partner):
    period = ReportingPeriodFactory(year=2026)
    url = reverse("reports:steps", args=[2026, partner.slug])
    client.post(url)
    assert "There is no text yet." in client.get(url).content.decode()
    report = ReportFactory(organisation=partner, period=period, texts={1: "Ein Text.", 2: "Noch einer."})
    assert url in client.get(report.get_absolute_url()).content.decode()
    page = client.get(url).content.decode()
    assert "Contributions: 2 of 6." in page
    assert "No finding of the check is open." in page
    assert "The report is not handed in yet." in page


def test_a_new_year_closes_the_list_of_the_one_before(client, partner):
    for year in (2026, 2027):
        ReportingPeriodFactory(year=year)
        client.post(reverse("reports:steps", args=[year, partner.slug]))
    assert {each.year: each.closed_at is None for each in Checklist.objects.all()} == {2026: False, 2027: True}
