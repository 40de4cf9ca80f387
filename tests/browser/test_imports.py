"""Somebody in the ministry imports a list full of duplicates, on a desk and on a phone."""

import pytest
from django.urls import reverse

from partners.models import Organisation
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.partners.domain.imports.generator import invent
from tests.partners.domain.imports.invented_places import store_places
from tests.partners.domain.imports.lists import workbook

pytest_plugins: list[str] = []
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ministry():
    user = RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user
    user.language = "de"
    user.save()
    return user


@pytest.fixture
def hand_in(page, live_server, sign_in, ministry):
    """Return a function that goes to the import as the ministry and chooses a file."""

    def hand_in(name, content):
        sign_in(page, ministry)
        page.goto(live_server.url + reverse("partners:imports"))
        page.get_by_label("Liste", exact=True).set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )

    return hand_in


@pytest.mark.browser_context_args(locale="de-DE")
@pytest.mark.parametrize("width", [360, 1280])
def test_list_is_imported_published_and_taken_back(page, hand_in, look_over, width):
    places = store_places()
    page.set_viewport_size({"width": width, "height": 900})
    invented = invent(count=60, duplicates=10, broken=5, stored=20)
    known = invented.stored[1]
    OrganisationFactory(
        name=known.name, municipality=places[known.town], website=known.website, street=known.street,
        postal_code=known.postal_code,
    )  # fmt: skip
    hand_in("kreis-unna.xlsx", invented.workbook())
    look_over(page, f"imports-upload-{width}")
    page.get_by_role("button", name="Liste prüfen").click()
    look_over(page, f"imports-columns-{width}")
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("button", name="Zeilen prüfen").click()
    page.get_by_role("heading", name="kreis-unna.xlsx").wait_for()
    look_over(page, f"imports-preview-errors-{width}")
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("button", name="Alle weglassen").click()
    page.get_by_role("button", name="vielleicht schon bekannt").first.click()
    look_over(page, f"imports-preview-suspects-{width}")
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("button", name="Dieselbe").click()
    page.get_by_role("button", name="Liste speichern").click()
    page.get_by_role("heading", name="Aufgenommene Organisationen").wait_for()
    look_over(page, f"imports-result-{width}")
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("button", name="Alle Entwürfe dieser Liste veröffentlichen").click()
    page.get_by_role("link", name="Import zurücknehmen").click()
    look_over(page, f"imports-undo-{width}")
    page.get_by_role("button", name="Import zurücknehmen").click()
    page.get_by_text("Der Import ist zurückgenommen").wait_for()
    look_over(page, f"imports-undone-{width}")
    assert not Organisation.objects.filter(provenance="imported", state="published").exists()


@pytest.mark.browser_context_args(locale="de-DE")
def test_refused_file_is_explained(page, hand_in, look_over):
    hand_in("liste.xlsx", workbook(("Name", "Ort")))
    page.get_by_role("button", name="Liste prüfen").click()
    page.get_by_role("alert").filter(has_text="keine Zeilen darunter").wait_for()
    look_over(page, "imports-refused")
