"""The results as a file: all of them, what everybody may see, in the language of the page."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.utils import timezone

from partners.domain.exports import rows as export_rows
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import (
    AffiliationFactory,
    ConsentFactory,
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = pytest.mark.django_db
CSV = "/verzeichnis/ergebnisse.csv"
XLSX = "/verzeichnis/ergebnisse.xlsx"


def csv_rows(client, query="", **options):
    content = b"".join(client.get(f"{CSV}?{query}", **options).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


def workbook(client, query="", **options):
    return openpyxl.load_workbook(io.BytesIO(b"".join(client.get(f"{XLSX}?{query}", **options).streaming_content)))


def xlsx_rows(client, query=""):
    head, *rows = workbook(client, query).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def contact(organisation, name, audience="public", **values):
    person = ContactPersonFactory(organisation=organisation, name=name, **values)
    person.current_consent, person.audience = ConsentFactory(contact=person, audience=audience), audience
    person.save()
    return person


def test_both_files_hold_the_same(client):
    town = MunicipalityFactory(name="Mülheim")
    organisation = MsoProfileFactory(
        organisation__name="Grüße e. V.",
        organisation__municipality=town,
        organisation__confirmed_at=timezone.now(),
        languages=["ar", "de"],
        rooms_capacity=40,
        rooms_step_free=False,
        employer_experience=True,
    ).organisation
    AffiliationFactory(member=organisation, umbrella__name="Verband Ä")
    contact(organisation, "Mara Muster", phone="+49 221 4710 1", email="mara@example.org", is_general=True)
    contact(organisation, "Noah Muster", phone="0221 4710 2")
    (from_csv,), (from_xlsx,) = csv_rows(client, "role=mso"), xlsx_rows(client, "role=mso")
    expected = {
        "Name": "Grüße e. V.",
        "Town": "Mülheim",
        "Languages": "Arabic, German",
        "Seats in own rooms": 40,
        "Rooms are step-free": "no",
        "Has worked with employers": "yes",
        "Member of": "Verband Ä",
        "Contact person": "Mara Muster",
        "Telephone": "+49 221 4710 1",
        "Further contact persons": "Noah Muster, board, 0221 4710 2",
        "Entry in the portal": f"https://portal.example.org/organisationen/{organisation.slug}/",
    }
    assert {key: from_xlsx[key] for key in expected} == expected
    assert {key: from_csv[key] for key in expected} == {
        **{key: str(value) for key, value in expected.items()},
        "Telephone": "'+49 221 4710 1",
    }
    assert from_xlsx["Confirmed on"].date() == timezone.localdate()
    assert date.fromisoformat(from_csv["Confirmed on"]) == timezone.localdate()


def test_file_holds_all_pages_of_the_search_in_its_order(client):
    for number in range(45):
        MsoProfileFactory(organisation__name=f"Verein {number:02}", languages=["ar"])
    OrganisationFactory(name="Anderer")
    rows = csv_rows(client, "q=verein&language=ar&after=x")
    assert [row["Name"] for row in rows] == [f"Verein {number:02}" for number in range(45)]


def test_results_around_a_place_come_nearest_first(client):
    MunicipalityFactory(name="Musterstadt", latitude=51.68, longitude=7.82)
    OrganisationFactory(name="A weiter", latitude=51.62, longitude=7.60)
    OrganisationFactory(name="B nah", latitude=51.681, longitude=7.821)
    assert [row["Name"] for row in csv_rows(client, "place=Musterstadt")] == ["B nah", "A weiter"]


@pytest.mark.parametrize("who", ["visitor", "employer", "ministry", "own"])
def test_file_holds_what_everybody_may_see_whoever_asks(client, client_of, who):
    profile = MsoProfileFactory(organisation__name="Offen", paid_posts=3, communities="Geheime Gruppe")
    organisation = profile.organisation
    organisation.field_audiences.create(field="communities", audience="employers")
    contact(organisation, "Öffentlich")
    contact(organisation, "Nur Arbeitgeber", audience="employers")
    ContactPersonFactory(organisation=organisation, name="Ohne Einwilligung")
    draft = MsoProfileFactory(organisation__name="Entwurf", organisation__state="draft").organisation
    chosen = {
        "visitor": lambda: client,
        "employer": lambda: client_of(RepresentativeFactory(organisation__employer=True).user),
        "ministry": lambda: client_of(RepresentativeFactory(organisation__ministry=True).user),
        "own": lambda: client_of(RepresentativeFactory(organisation=draft).user),
    }[who]()
    (row,) = csv_rows(chosen, "role=mso")
    assert (row["Name"], row["Contact person"], row["Further contact persons"]) == ("Offen", "Öffentlich", "")
    assert (row["Communities"], row["Paid posts"], row["Register number"]) == ("", "", "")
    assert [each["Contact person"] for each in xlsx_rows(chosen, "role=mso")] == ["Öffentlich"]


def test_withdrawn_consent_is_gone_from_the_next_file(client):
    person = contact(OrganisationFactory(), "Mara Muster")
    assert csv_rows(client)[0]["Contact person"] == "Mara Muster"
    person.current_consent.withdrawn_at = timezone.now()
    person.current_consent.save()
    assert csv_rows(client)[0]["Contact person"] == ""


def test_headings_and_values_are_in_the_language_of_the_page(client):
    MsoProfileFactory(languages=["ar"])
    (row,) = csv_rows(client, headers={"Accept-Language": "de"})
    assert (row["Sprachen"], row["Art der Organisation"]) == ("Arabisch", "Migrantenselbstorganisation")


def test_sheet_about_the_file_says_what_it_is(client):
    MsoProfileFactory(languages=["ar"])
    lines = dict(workbook(client, "language=ar").worksheets[1].iter_rows(values_only=True))
    assert lines["Search"] == "Arabic"
    assert lines["Address of the search"] == "https://portal.example.org/verzeichnis/?language=ar"
    assert lines["Organisations"] == "1"
    assert "GeoBasis-DE / BKG" in lines["Source"]


def test_file_ends_and_says_so(client, monkeypatch):
    monkeypatch.setattr(export_rows, "MOST", 2)
    monkeypatch.setattr(export_rows, "CHUNK", 1)
    for number in range(3):
        OrganisationFactory(name=f"Verein {number}")
    assert [row["Name"] for row in csv_rows(client)] == ["Verein 0", "Verein 1"]
    lines = dict(workbook(client).worksheets[1].iter_rows(values_only=True))
    assert "the search finds more" in lines["Organisations"]


@pytest.mark.parametrize("rows", [1, 3])
def test_file_costs_the_same_number_of_queries(client, rows, django_assert_num_queries):
    for _ in range(rows):
        contact(MsoProfileFactory(languages=["ar"]).organisation, "Mara Muster")
    # Labels of the filters, what is found, then four per 500 rows.
    with django_assert_num_queries(7):
        assert len(csv_rows(client, "language=ar")) == rows


def test_files_have_names_with_the_day_and_nothing_is_sent_for_a_head(client):
    response = client.get(XLSX)
    day = timezone.localdate().isoformat()
    assert response.headers["Content-Disposition"] == f'attachment; filename="brueckenbauer-{day}.xlsx"'
    response.close()
    assert client.head(XLSX).status_code == 200
    assert client.post(CSV).status_code == 405


def test_directory_leads_to_the_files_of_its_search(client):
    OrganisationFactory(name="Verein")
    page = client.get("/verzeichnis/?q=verein&role=mso").content.decode()
    assert f'href="{XLSX}?q=verein&amp;role=mso"' in page
    assert f'href="{CSV}?q=verein&amp;role=mso"' in page
    assert XLSX not in client.get("/verzeichnis/?q=qqqqqq").content.decode()
