"""Somebody in the ministry with a list full of duplicates: sets aside, merges, takes back; on a phone as well."""

import re

import pytest
from playwright.sync_api import expect

from partners.domain.duplicates.suspects import update_suspects
from partners.models import Organisation
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import MsoProfileFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def ministry(transactional_db):
    town = MunicipalityFactory(name="Musterstadt")
    known = MsoProfileFactory(
        organisation__name="Multikulturelles Zentrum e. V.",
        organisation__slug="zentrum",
        organisation__website="https://zentrum.example.org",
        organisation__description="Wir beraten in vielen Sprachen.",
        organisation__municipality=town,
        languages=["ar", "de"],
    ).organisation
    imported = OrganisationFactory(
        name="Multikulturelles Zentrum Musterstadt", slug="zentrum-liste", founded=1985, website=known.website
    )
    for form in ("", " e. V."):
        OrganisationFactory(name=f"Chor Morgenstern{form}")
    update_suspects([known.pk, imported.pk, *Organisation.objects.values_list("pk", flat=True)])
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True, name="Ministerium")).user


@pytest.mark.parametrize("width", [1280, 360])
def test_ministry_merges_two_entries_and_takes_it_back(  # noqa: PLR0913, PLR0917 -- fixtures
    page, sign_in, ministry, assert_accessible, assert_no_sideways_scroll, shoot, width
):
    if width == PHONE["width"]:
        page.set_viewport_size(PHONE)
    sign_in(page, ministry)
    page.goto("/doppelte/")
    expect(page.get_by_role("article")).to_have_count(2)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    shoot(page, f"duplicates-list-{width}")

    page.get_by_role("button", name=re.compile("Not the same.*Chor")).click()
    expect(page.get_by_role("article")).to_have_count(1)

    page.get_by_role("link", name="Compare and merge").click()
    expect(page.get_by_role("heading", name="This entry stays")).to_be_visible()
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    shoot(page, f"duplicates-merge-{width}")
    page.get_by_role("group", name="Name").get_by_label("Entry that stays").check()
    page.get_by_role("button", name="Merge entries").click()
    expect(page.get_by_text("This field is required.").first).to_be_visible()
    page.get_by_label("Why?").fill("Dieselbe Organisation, andere Liste.")
    page.get_by_role("button", name="Merge entries").click()
    expect(page.get_by_text("No pair waits for a decision")).to_be_visible()
    shoot(page, f"duplicates-merged-{width}")

    page.goto("/organisationen/zentrum-liste/")
    expect(page).to_have_url(re.compile("/organisationen/zentrum/$"))
    expect(page.get_by_text("1985")).to_be_visible()

    page.goto("/doppelte/")
    page.get_by_role("link", name="Undo merge").click()
    page.get_by_label("Why?").fill("Es waren doch zwei.")
    page.get_by_role("button", name="Undo merge").click()
    expect(page.get_by_text("are two entries again")).to_be_visible()
    page.goto("/organisationen/zentrum-liste/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Multikulturelles Zentrum Musterstadt")
