"""A list from upload to undo, as the ministry goes through it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from partners.domain.imports import work
from partners.domain.imports.uploading import SMALL
from partners.enums import ImportState
from partners.models import ImportRun, Organisation
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.partners.domain.imports.lists import separated, workbook

HEAD = ("Vereinsname", "PLZ Ort", "Ansprechpartner")


@pytest.fixture
def ministry(db):
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user


@pytest.fixture
def client(client_of, ministry):
    MunicipalityFactory(name="Hamm")
    return client_of(ministry)


@pytest.fixture
def hand_in(client):
    """Return a function that hands in rows and follows to where that leads."""

    def hand_in(*rows, name="liste.csv", content=None):
        content = content or separated(*rows)
        return client.post(reverse("partners:imports"), {"file": SimpleUploadedFile(name, content)}, follow=True)

    return hand_in


def address(name, run=None):
    return reverse(f"partners:{name}", args=[(run or ImportRun.objects.latest("pk")).pk])


MAPPED = {"column-0": "name", "column-1": "town", "column-2": "contact_name", "role": "mso"}


def test_columns_are_asked_for_once_per_set_of_headers(hand_in, client):
    page = hand_in(HEAD, ("Kaktus Theater", "Hamm", "Aylin Demir"))
    form = page.context["form"]
    assert [form[name].initial for name in MAPPED] == ["name", "town", "contact_name", "mso"]
    page = client.post(address("import_columns"), MAPPED, follow=True)
    assert [row.name for row in page.context["rows"]] == ["Kaktus Theater"]
    # The next list, with its columns in another order, goes straight to the preview.
    page = hand_in(("PLZ Ort", "Ansprechpartner", "Vereinsname"), ("Hamm", "Yusuf Haddad", "Nebel Horn"))
    assert [row.name for row in page.context["rows"]] == ["Nebel Horn"]


def test_two_columns_with_one_meaning_are_refused(hand_in, client):
    hand_in(HEAD, ("Kaktus Theater", "Hamm", ""))
    page = client.post(address("import_columns"), {**MAPPED, "column-1": "name"})
    assert page.context["form"].non_field_errors() == ["Two columns are both “name”. Please choose one of them."]


def test_refused_file_is_explained_and_the_sheet_name_kept(client):
    content = workbook(("Name", "Ort"))
    upload = SimpleUploadedFile("liste.xlsx", content)
    page = client.post(reverse("partners:imports"), {"file": upload, "sheet": "Liste"})
    assert page.context["problems"] == ["The list has headers but no rows below them."]
    assert page.context["form"]["sheet"].value() == "Liste"
    assert not ImportRun.objects.exists()


@pytest.fixture
def preview(hand_in, client):
    """A list with one row of three kinds, looked through."""
    OrganisationFactory(name="Brücke Hamm")
    hand_in(HEAD, ("Kaktus Theater", "Hamm", "Aylin Demir"), ("Bruecke Ham e. V.", "", ""), ("", "Hamm", ""))
    client.post(address("import_columns"), MAPPED)
    return ImportRun.objects.latest("pk")


def test_preview_begins_with_what_needs_a_decision(preview, client):
    page = client.get(address("import_run"))
    assert {each.kind: (each.count, each.undecided) for each in page.context["kinds"]} == {
        "error": (1, 1), "suspect": (1, 1), "changed": (0, 0), "new": (1, 0), "unchanged": (0, 0),
    }  # fmt: skip
    assert page.context["kind"].kind == "error"
    assert "Row 4, column A (Vereinsname): The name is missing." in page.content.decode()
    assert address("import_apply") not in page.content.decode()


def test_rows_with_errors_go_back_as_a_workbook_without_formulas(preview, client):
    response = client.get(address("import_errors"))
    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["What is wrong", *HEAD],
        ["Row 4, column A (Vereinsname): The name is missing.", "", "Hamm", ""],
    ]


def test_decisions_row_by_row_and_for_a_kind_then_stored_published_taken_back(preview, client):
    known = Organisation.objects.get(name="Brücke Hamm")
    client.post(address("import_choose"), {"art": "suspect", "row-3": f"update:o{known.pk}", "row-2": "nonsense"})
    client.post(address("import_choose_all"), {"art": "error", "choice": "skip"})
    page = client.get(address("import_run"))
    assert page.context["undecided"] == []
    page = client.post(address("import_apply"), follow=True)
    assert page.context["numbers"] == {"created": 1, "updated": 1, "left_out": 1}
    client.post(address("import_publish"))
    assert Organisation.objects.get(name="Kaktus Theater").state == "published"
    page = client.get(address("import_undo"))
    assert page.context["details"][0] == "1 added organisation is archived; its contact persons are deleted."
    page = client.post(address("import_undo"), follow=True)
    assert page.context["undo"] == {"archived": 1, "restored": 0, "stays": [], "fields": []}
    assert Organisation.objects.get(name="Kaktus Theater").state == "archived"


@pytest.mark.parametrize(
    ("aim", "path"),
    [
        ("new", "?art=new#rows"),
        ("2", "?art=suspect&seite=2#rows"),
        ("discard", "verwerfen/"),
        ("", "?art=suspect&seite=1#rows"),
    ],
)
def test_every_button_of_the_preview_keeps_what_was_chosen(preview, client, aim, path):
    sent = {"art": "suspect", "seite": "1", "row-3": "create", "zu": aim}
    response = client.post(address("import_choose"), sent)
    assert response.url == preview.get_absolute_url() + path
    assert preview.rows.get(number=3).choice == "create"


@pytest.mark.parametrize("step", ["import_check", "import_apply"])
def test_steps_keep_what_was_chosen_on_the_page(preview, client, step):
    client.post(address(step), {"art": "suspect", "row-3": "create"})
    assert preview.rows.get(number=3).choice == "create"


def test_choosing_for_all_keeps_what_was_chosen_on_the_page(preview, client):
    sent = {"art": "suspect", "row-3": "skip", "choice": "create", "only_open": "on"}
    page = client.post(address("import_choose_all"), sent, follow=True)
    assert preview.rows.get(number=3).choice == "skip"
    # The message stands where the page is entered.
    entered = page.content.decode().partition('id="rows"')[2]
    assert "1 decision is kept." in entered


def test_result_names_what_was_added_changed_and_held_back_in_the_order_of_the_directory(hand_in, client):
    known = OrganisationFactory(name="Adler Hamm", municipality=MunicipalityFactory(name="Unna"))
    hand_in(("Vereinsname", "Ort", "Webseite"), ("Zebra", "Hamm", ""), ("Ährenfeld", "Hamm", ""), ("Nirgends", "", ""),
            ("Adler Hamm", "Unna", "https://adler.example.org"))  # fmt: skip
    client.post(
        address("import_columns"), {"column-0": "name", "column-1": "town", "column-2": "website", "role": "mso"}
    )
    page = client.post(address("import_apply"), follow=True)
    assert [each.name for each in page.context["added"]] == ["Ährenfeld", "Nirgends", "Zebra"]
    assert [(each.name, reason) for each, reason in page.context["held_back"]] == [
        ("Nirgends", "It has no place or no role.")
    ]
    assert page.context["changed"] == [(known, "website, district")]
    assert "3 added organisations are drafts" in page.content.decode()


def test_no_column_is_called_optional(hand_in):
    page = hand_in(HEAD, ("Kaktus Theater", "Hamm", ""))
    assert "– optional" not in page.content.decode()


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("import_choose", {"row-2": "without"}),
        ("import_choose_all", {"choice": "without"}),
        ("import_apply", {"row-2": "without"}),
    ],
)
def test_row_with_a_wrong_address_can_be_taken_without_it(hand_in, client, name, sent):
    hand_in(("Vereinsname", "Ort", "Webseite"), ("Kaktus Theater", "Hamm", "kein Netz"), ("", "Hamm", ""))
    columns = {"column-0": "name", "column-1": "town", "column-2": "website", "role": "mso"}
    page = client.post(address("import_columns"), columns, follow=True)
    assert [[option.value for option in row.options] for row in page.context["rows"]] == [["without", "skip"], ["skip"]]
    client.post(address(name), {"art": "error", **sent})
    run = ImportRun.objects.get()
    assert run.state == ImportState.PREVIEW
    assert [row.kind for row in run.rows.order_by("number")] == ["new", "error"]


def test_suspects_below_the_likeness_asked_for_stay_open(preview, client):
    client.post(address("import_choose_all"), {"art": "suspect", "choice": "update", "score": "100"})
    assert preview.rows.get(number=3).choice == ""


def test_stored_with_open_decisions_says_why_nothing_happened(preview, client):
    page = client.post(address("import_apply"), follow=True)
    assert page.context["problems"] == ["2 rows still need a decision."]
    assert not Organisation.objects.filter(name="Kaktus Theater").exists()


def test_discarding_asks_before(preview, client):
    page = client.get(address("import_discard"))
    assert "liste.csv" in page.context["text"]
    assert preview.rows.count() == 3


def test_discarded_list_leaves_nothing(preview, client):
    client.post(address("import_discard"))
    preview.refresh_from_db()
    assert (preview.state, preview.rows.count()) == (ImportState.DISCARDED, 0)


def test_template_has_the_headers_the_import_knows(client, hand_in):
    content = client.get(reverse("partners:import_template")).content
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Organisationen", "Hilfe"]
    book.worksheets[0].append(["Kaktus Theater"])
    filled = io.BytesIO()
    book.save(filled)
    page = hand_in(name="vorlage.xlsx", content=filled.getvalue())
    columns = [page.context["form"][f"column-{index}"].initial for index in range(23)]
    assert "" not in columns
    assert len(set(columns)) == 23


@pytest.mark.parametrize("rows", [1, 3])
def test_preview_costs_the_same_for_one_and_three_rows(hand_in, client, rows, django_assert_num_queries):
    names = ("Adlernest", "Bienenkorb", "Dachsbau")
    hand_in(HEAD, *((name, "Hamm", "") for name in names[:rows]))
    client.post(address("import_columns"), MAPPED)
    with django_assert_num_queries(10):
        assert len(client.get(address("import_run")).context["rows"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_imports_costs_the_same_for_one_and_three(hand_in, client, rows, django_assert_num_queries):
    for number in range(rows):
        hand_in(HEAD, (f"Verein {number}", "", ""))
    with django_assert_num_queries(4):
        assert len(client.get(reverse("partners:imports")).context["runs"]) == rows


@pytest.mark.django_db(transaction=True)
def test_long_list_is_a_job_whose_progress_is_seen_from_outside(hand_in, client, monkeypatch):
    seen = []
    unwatched = work.STEPS["check"][1]

    def watched(run, *, actor, report):
        def tell(step, done=0, total=0):
            report(step, done, total)
            # Over the connection of somebody who looks at the bar.
            seen.append(Job.objects.using("default").values_list("step", flat=True).get())

        unwatched(run, actor=actor, report=tell)

    monkeypatch.setitem(work.STEPS, "check", (work.STEPS["check"][0], watched, work.STEPS["check"][2]))
    hand_in(HEAD, *((f"Verein Nummer {number}", "Hamm", "") for number in range(SMALL + 1)))
    page = client.post(address("import_columns"), MAPPED, follow=True)
    run = ImportRun.objects.get()
    assert (run.state, page.context["job"]) == (ImportState.CHECKING, run.job)
    assert run_job(run.job_id) == Job.State.DONE
    run.refresh_from_db()
    assert (run.state, run.rows.exclude(kind="").count()) == (ImportState.PREVIEW, SMALL + 1)
    assert seen[0] == "Reading the rows"


@pytest.mark.django_db(transaction=True)
def test_job_that_cannot_store_leads_back_to_the_preview_with_the_reason(hand_in, client):
    hand_in(HEAD, ("", "Hamm", ""), *((f"Verein Nummer {number}", "Hamm", "") for number in range(SMALL)))
    client.post(address("import_columns"), MAPPED)
    run = ImportRun.objects.get()
    run_job(run.job_id)
    before = Organisation.objects.count()
    client.post(address("import_apply"))
    run.refresh_from_db()
    assert run_job(run.job_id) == Job.State.DONE
    run.refresh_from_db()
    assert run.state == ImportState.PREVIEW
    assert run.problem == "1 row still needs a decision."
    assert Organisation.objects.count() == before
