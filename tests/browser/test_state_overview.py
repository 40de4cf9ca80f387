"""The ministry's overview by keyboard, on a phone and at a desk: from a number to its list, to the file."""

import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory
from tests.factories.geo import DistrictFactory, rectangle
from tests.factories.partners import MsoProfileFactory, OrganisationFactory, RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def official(transactional_db):
    """Return somebody of the ministry of a state with two districts, one of them empty."""
    here = DistrictFactory(key="05911", name="Bochum", outline=[rectangle(7.1, 51.4, 7.3, 51.6)])
    DistrictFactory(key="05915", name="Hamm", outline=[rectangle(7.7, 51.5, 7.9, 51.7)])
    mso = MsoProfileFactory(
        organisation__district=here, organisation__name="Verein Vier", fields=["sport"]
    ).organisation
    for year, title in ((2024, "Gemeinsam ausbilden"), (2025, "Gemeinsam kochen")):
        row = CooperationFactory(state="confirmed", mso=mso, title=title)
        type(row).objects.filter(pk=row.pk).update(confirmed_on=date(year, 1, 1))
    EventFactory(state="held", mso=mso, formats=["market"])
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True), user__language="en").user


def press(page, link):
    link.focus()
    page.keyboard.press("Enter")


def heading(page, words):
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_from_a_number_to_its_list_and_its_file(page, sign_in, base_url, look_over, official):
    sign_in(page, official)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(base_url + reverse("start"))
    press(page, page.get_by_role("link", name="Overview with map and tables"))
    heading(page, "Overview")
    look_over(page, "state-overview")
    page.set_viewport_size({"width": 360, "height": 800})
    wider = "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.innerText)"
    assert page.locator(".state-table th").evaluate_all(wider) == []
    press(page, page.get_by_role("link", name="Skip the map"))
    page.keyboard.press("Tab")
    # The first thing behind the map is its table, the first number in it that of Bochum.
    expect(page.locator("#state-table :focus")).to_have_count(1)

    page.get_by_label("Year", exact=True).select_option("alle")
    press(page, page.get_by_role("button", name="Show"))
    expect(page).to_have_url(f"{base_url}{reverse('state:overview')}?jahr=alle&kreis=&feld=&format=")
    press(page, page.get_by_role("link", name=re.compile("^2 Cooperations, .*Bochum$")))
    heading(page, "Cooperations: 2")
    for words in ("Gemeinsam ausbilden", "Gemeinsam kochen", "Verein Vier"):
        expect(page.get_by_role("main")).to_contain_text(words)
    look_over(page, "state-list")
    page.go_back()
    heading(page, "Overview")
    by_year = page.get_by_role("table", name="By year")
    expect(by_year).to_contain_text("2024")

    link = page.locator(f"a[href^='{reverse('state:table', args=['jahre'])}']")
    link.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    sheet = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).worksheets[0]
    _head, *rows = sheet.iter_rows(values_only=True)
    assert [row[0] for row in rows[:2]] == ["2024", "2025"]
    for year, *numbers in rows:
        cells = by_year.get_by_role("row", name=year).get_by_role("cell")
        for place, number in enumerate(numbers):
            expect(cells.nth(place)).to_have_text(re.compile(rf"^{number}(\D|$)"))
