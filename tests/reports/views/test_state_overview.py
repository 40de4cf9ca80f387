"""The ministry's overview: every number has a list with as many rows, every table a file; queries do not grow."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory
from tests.factories.geo import DistrictFactory, MunicipalityFactory, rectangle
from tests.factories.partners import MsoProfileFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
URL = reverse("state:overview")
HERE, THERE = "05911", "05915"


def fill(number):
    """Make ``number`` of everything in each of two districts, and of what says neither place nor field."""
    here = DistrictFactory(key=HERE, name="Bochum", outline=[rectangle(7.1, 51.4, 7.3, 51.6)])
    there = DistrictFactory(key=THERE, name="=Hamm", outline=[rectangle(7.7, 51.5, 7.9, 51.7)])
    place = {"municipality": MunicipalityFactory(district=there)}
    for _ in range(number):
        sport = MsoProfileFactory(organisation__district=here, fields=["sport"]).organisation
        silent = MsoProfileFactory(organisation__district=None, fields=[]).organisation
        for mso in (sport, silent):
            confirmed = CooperationFactory(state="confirmed", mso=mso)
            type(confirmed).objects.filter(pk=confirmed.pk).update(confirmed_on=date(2024, 1, 1))
            CooperationFactory(state="in_talks", mso=mso)
        EventFactory(state="held", mso=sport, formats=["bus_tour", "market"], venue=place)
        EventFactory(state="announced", mso=silent, starts_at=timezone.now())


def listed(client, url):
    """Return how many rows the list at ``url`` has, on all of its pages."""
    page = client.get(url)
    assert page.status_code == 200
    if "answer" in page.context:
        return page.context["answer"].counts.total
    shown = len(page.context["rows"])
    following = page.context["next_url"]
    return shown + (listed(client, url.partition("?")[0] + following) if following else 0)


def numbers_on(page):
    """Return all numbers of the page with the address of their list."""
    cells = [cell for table in page.context["tables"].values() for row in table.rows for cell in row.cells]
    found = [(cell.number, cell.url) for cell in [*page.context["sums"], *cells]]
    return found + [(area["area"].number, area["url"]) for area in page.context["map"]["areas"]]


@pytest.mark.parametrize(
    "query",
    ["?jahr=alle", "?jahr=2024&karte=kooperationen", f"?jahr=alle&kreis={HERE}", "?jahr=alle&feld=sport&format=market"],
)
def test_every_number_leads_to_a_list_with_as_many_rows(client_of, official, monkeypatch, query):
    monkeypatch.setattr("reports.views.state_lists.PER_PAGE", 1)
    fill(2)
    client = client_of(official)
    page = client.get(URL + query)
    content = page.content.decode()
    shown = numbers_on(page)
    assert [url for number, url in shown if bool(number) != bool(url)] == []
    linked = {url: number for number, url in shown if url}
    assert len(linked) > 5
    assert [(url, number) for url, number in linked.items() if url.replace("&", "&amp;") not in content] == []
    wrong = {url: (number, found) for url, number in linked.items() if (found := listed(client, url)) != number}
    assert wrong == {}


def test_without_a_year_it_is_this_one(client_of, official):
    fill(1)
    client = client_of(official)
    this_year = timezone.localdate().year
    assert client.get(URL).context["form"].choice.year == this_year
    # What nobody knows is dropped.
    page = client.get(f"{URL}?jahr=3000&kreis=x&feld=%00&format=rave&karte=sterne")
    assert (page.status_code, page.context["form"].chosen) == (200, [])


@pytest.mark.parametrize("name", ["overview", "cooperations", "events", "organisations"])
def test_queries_do_not_grow(client_of, official, django_assert_num_queries, name):
    expected = {"overview": 23, "cooperations": 7, "events": 7, "organisations": 6}[name]
    client = client_of(official)
    url = reverse(f"state:{name}")
    client.get(url)
    for number in (1, 2):
        fill(number)
        with django_assert_num_queries(expected):
            client.get(url)


def test_each_table_is_a_file_with_the_same_numbers(client_of, official):
    fill(1)
    client = client_of(official)
    page = client.get(f"{URL}?jahr=alle")
    for table in page.context["tables"].values():
        file = client.get(table.file_url)
        book = openpyxl.load_workbook(io.BytesIO(b"".join(file.streaming_content)))
        head, *rows = book.worksheets[0].iter_rows(values_only=True)
        assert list(head[1:]) == table.headings
        assert rows == [(row.label, *(cell.number for cell in row.cells)) for row in table.rows]
        kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
        assert kinds <= {"s", "n"}
    assert client.get(reverse("state:table", args=["sterne"])).status_code == 404


def test_list_of_cooperations_says_who_takes_part_and_no_texts(client_of, official):
    employer = OrganisationFactory(employer=True, name="Betrieb Beispiel")
    CooperationFactory(
        state="confirmed", employer=employer, title="Gemeinsam ausbilden", content={"aim": "Vertraulich"}
    )
    CooperationFactory(state="confirmed", title="Andere", mso__short_name="Verein Kurz")
    content = client_of(official).get(reverse("state:cooperations")).content.decode()
    for wanted in ("Betrieb Beispiel", "Gemeinsam ausbilden", "Verein Kurz"):
        assert wanted in content
    assert "Vertraulich" not in content
