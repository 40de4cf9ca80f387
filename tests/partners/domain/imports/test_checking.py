import pytest

from partners.domain.imports.choices import take_without
from partners.domain.imports.uploading import check_run, name_columns
from partners.enums import Audience
from partners.models import FieldAudience, MsoProfile
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.partners.domain.imports.lists import checked

pytestmark = pytest.mark.usefixtures("places")
HEAD = ("Name", "PLZ", "Ort", "Sprachen", "Webseite")


@pytest.fixture
def stored(places):
    organisation = OrganisationFactory(
        name="Brücke Hamm e. V.", municipality=places["Hamm"], district=places["Hamm"].district,
        website="https://www.bruecke.example.org/",
    )  # fmt: skip
    MsoProfile.objects.create(organisation=organisation, languages=["tr"])
    return organisation


def sentences(entries):
    return [f"{each['column']} ({each['header']}): {each['sentence']}" for each in entries]


def test_errors_name_the_cell():
    _run, rows = checked(
        HEAD, ("", "5906", "Hamm", "", ""), ("Adler", "80331", "", "", ""), ("Biene", "", "Nirgendsheim", "", "")
    )
    assert [rows[line].kind for line in (2, 3, 4)] == ["error"] * 3
    assert sentences(rows[2].problems) == [
        "A (Name): The name is missing.", "B (PLZ): “5906” is not a postal code of five digits.",
    ]  # fmt: skip
    assert sentences(rows[3].problems) == ["B (PLZ): There is no postal code 80331 in North Rhine-Westphalia."]
    assert sentences(rows[4].problems) == [
        "C (Ort): There is no municipality called “Nirgendsheim” in North Rhine-Westphalia."
    ]


def test_formula_makes_only_its_row_an_error():
    _run, rows = checked((*HEAD, "Notiz"), ("Adler", "", "Hamm", "", "", ""), ("Summe", "", "", "", "", "=SUM(F2:F2)"))
    assert [row.kind for row in rows.values()] == ["new", "error"]
    assert sentences(rows[3].problems) == [
        "F (Notiz): The cell contains a formula. Please copy the list and paste it as values."
    ]
    assert "SUM" not in str(rows[3].cells)


def test_row_is_taken_without_wrong_cells_that_are_optional(places):
    run, rows = checked(HEAD, ("Adler", "5906", "Hamm", "", "kein Netz"), ("Biene", "5906", "", "", ""))
    assert [row.kind for row in rows.values()] == ["error", "error"]
    # Without a town the postal code is needed.
    assert take_without(run) == 1
    check_run(run)
    first, second = run.rows.order_by("number")
    assert (first.kind, first.choice, first.values["municipality"]) == ("new", "create", places["Hamm"].key)
    assert sentences(first.warnings)[0] == "E (Webseite): “kein Netz” is no web address. It is left out."
    assert "website" not in first.values
    assert second.kind == "error"


def test_lenient_rows_are_read_strictly_with_other_columns():
    run, _rows = checked(HEAD, ("Adler", "", "Hamm", "", "kein Netz"))
    take_without(run)
    name_columns(run, run.columns, "mso")
    assert not run.rows.get().is_lenient


def test_row_whose_name_is_too_long_is_called_by_it():
    _run, rows = checked(HEAD, ("Verein für " + "sehr " * 50 + "lange Namen", "", "Hamm", "", ""))
    assert rows[2].kind == "error"
    assert rows[2].values["name"].startswith("Verein für sehr sehr")


def test_contradictions_and_unknown_words_are_notes(places):
    _run, rows = checked(HEAD, ("Verein Eins", "59065", "Unna", "Türkisch und Arabisch, Klingonisch", ""))
    row = rows[2]
    assert (row.kind, row.values["municipality"], row.values["languages"]) == ("new", places["Unna"].key, ["tr", "ar"])
    assert sentences(row.warnings) == [
        "D (Sprachen): “Klingonisch” is not known here and is left out.",
        "B (PLZ): The postal code 59065 belongs to Hamm, not to Unna. The town is taken.",
    ]


def test_words_of_the_search_are_known():
    head = (*HEAD, "Zielgruppen")
    _run, rows = checked(head, ("Verein Eins", "", "Hamm", "Kurdisch, ehrenamtlich", "", "junge Menschen, Frauen"))
    assert rows[2].values["languages"] == ["kmr"]
    assert rows[2].values["target_groups"] == ["young_people", "women"]


def test_same_name_in_the_same_place_is_compared_field_by_field(stored):
    _run, rows = checked(
        HEAD,
        ("Bruecke Verein", "44532", "Lünen", "", ""),
        ("brücke hamm e.v.", "59065", "Hamm", "Arabisch", "bruecke.example.org"),
    )
    row = rows[3]
    assert (row.kind, row.choice, row.target) == ("changed", "update", stored)
    # The web address is the same, only written otherwise; languages are added to.
    assert row.changes == [["postal_code", "", "59065"], ["languages", ["tr"], ["tr", "ar"]]]


def test_row_without_news_is_unchanged(stored):
    _run, rows = checked(HEAD, ("Brücke Hamm e. V.", "", "Hamm", "Türkisch", ""))
    assert (rows[2].kind, rows[2].choice) == ("unchanged", "skip")


def test_what_an_organisation_keeps_to_itself_is_not_even_compared(stored):
    FieldAudience.objects.create(organisation=stored, field="languages", audience=Audience.OWN)
    _run, rows = checked(HEAD, ("Brücke Hamm e. V.", "", "Hamm", "Arabisch", ""))
    assert (rows[2].kind, rows[2].changes) == ("unchanged", [])


def test_organisation_that_looks_after_itself_is_left_out_unless_chosen_otherwise(stored):
    RepresentativeFactory(organisation=stored)
    _run, rows = checked(HEAD, ("Brücke Hamm e. V.", "", "Hamm", "Arabisch", ""))
    assert (rows[2].kind, rows[2].choice, len(rows[2].warnings)) == ("changed", "skip", 1)


def test_suspect_waits_for_a_decision_and_says_why(stored):
    _run, rows = checked(HEAD, ("Brücke Ham e.V.", "", "Hamm", "", "http://bruecke.example.org"))
    row = rows[2]
    assert (row.kind, row.choice, row.target) == ("suspect", "", stored)
    assert row.suspects[0]["score"] == row.score >= 60
    assert "same_website" in [code for code, _weight in row.suspects[0]["reasons"]]


def test_repetition_within_the_list_points_to_the_earlier_row():
    _run, rows = checked(
        HEAD, ("Kaktus Theater Unna e. V.", "", "Unna", "", ""), ("Theater Kaktus Unna", "", "Unna", "", "")
    )
    assert [(row.kind, row.same_as_line) for row in rows.values()] == [("new", None), ("suspect", 2)]
