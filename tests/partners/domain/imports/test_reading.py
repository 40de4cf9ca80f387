import io
import zipfile

import pytest

from partners.domain.imports import archive
from partners.domain.imports.headers import guess_columns
from partners.domain.imports.reading import read_list
from partners.domain.imports.refusal import ImportRefused, column_letter
from tests.partners.domain.imports.lists import separated, workbook

ROWS = (("Name", "Ort"), ("Verein Größe", "Köln"))


def refusal(content):
    with pytest.raises(ImportRefused) as refused:
        read_list(content)
    return str(refused.value)


def rewritten(content, **members):
    """Return the workbook with members added or replaced; slashes are written as two underscores."""
    output = io.BytesIO()
    wanted = {name.replace("__", "/"): data for name, data in members.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in wanted:
                new.writestr(info.filename, old.read(info.filename))
        for name, data in wanted.items():
            new.writestr(name, data)
    return output.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_with_every_separator_and_encoding(separator, encoding):
    content = separated(*ROWS, separator=separator).decode().encode(encoding)
    sheet = read_list(content)
    assert (sheet.headers, [line.cells for line in sheet.lines]) == (["Name", "Ort"], [["Verein Größe", "Köln"]])


def test_separator_within_quotes_and_line_of_excel_are_understood():
    sheet = read_list(b'sep=;\nName;Ort\n"A; B, C";Hamm\n"D\nE";Unna\nF;Marl\n')
    assert [(line.number, line.cells) for line in sheet.lines] == [
        (3, ["A; B, C", "Hamm"]),
        (4, ["D\nE", "Unna"]),
        (6, ["F", "Marl"]),
    ]


def test_titles_above_the_headers_and_empty_rows_are_passed_over():
    sheet = read_list(workbook(["Liste der Vereine 2025"], [], ["Verein", "PLZ", "Ort"], [], ["A", 59065, "Hamm"]))
    assert sheet.headers == ["Verein", "PLZ", "Ort"]
    assert [(line.number, line.cells) for line in sheet.lines] == [(5, ["A", "59065", "Hamm"])]


def test_first_sheet_is_read_and_the_others_are_named():
    sheet = read_list(workbook(*ROWS, sheets=["Unna"]))
    assert (sheet.name, sheet.notes) == (
        "Liste", ["Only the sheet “Liste” was read. There are further sheets: Unna."]
    )  # fmt: skip
    assert read_list(workbook(*ROWS, sheets=["Unna"]), "unna").lines[0].cells == ["Noch einer", "Hamm"]


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("http://example.org")', "@SUM(1)|'a'!A1"])
def test_formulas_in_text_are_not_kept(cell):
    sheet = read_list(separated(("Name", "Ort"), ("A", "Hamm"), (cell, "Unna")))
    assert [line.cells for line in sheet.lines] == [["A", "Hamm"], ["#FORMEL!", "Unna"]]


def test_formulas_in_workbooks_are_neither_calculated_nor_kept():
    sheet = read_list(workbook(*ROWS, ("B", ""), formulas=[(0, 1, "=1"), (2, 1, "=1+1")]))
    assert (sheet.headers, sheet.lines[1].cells) == (["Name", "B"], ["B", "#FORMEL!"])


def test_telephone_with_plus_is_no_formula():
    assert read_list(separated(("Name", "Telefon"), ("A", "+49 221 4710-123"))).lines[0].cells[1] == "+49 221 4710-123"


@pytest.mark.parametrize("name", ["xl__vbaProject.bin", "xl__macrosheets__sheet1.xml", "xl__activeX__a.bin"])
def test_macros_are_refused(name):
    assert refusal(rewritten(workbook(*ROWS), **{name: b"x"})).startswith("The file contains macros.")


def test_macros_are_refused_by_the_declared_type_too():
    with zipfile.ZipFile(io.BytesIO(workbook(*ROWS))) as book:
        types = book.read("[Content_Types].xml").decode()
    declared = types.replace("spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml").replace(
        "vnd.openxmlformats-officedocument.sheet.macroEnabled", "vnd.ms-excel.sheet.macroEnabled"
    )
    assert refusal(rewritten(workbook(*ROWS), **{"[Content_Types].xml": declared})).startswith(
        "The file contains macros."
    )


@pytest.mark.parametrize(
    "name", ["xl__externalLinks__externalLink1.xml", "xl__connections.xml", "xl__embeddings__a.docx"]
)
def test_links_to_other_files_are_refused(name):
    assert refusal(rewritten(workbook(*ROWS), **{name: b"<a/>"})).startswith("The file contains links to other files")


def test_entities_are_refused_wherever_they_stand():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert refusal(rewritten(workbook(*ROWS), xl__styles__more="", **{"xl/more.xml": bomb})).startswith(
        "The file declares contents"
    )


def test_zip_bomb_is_refused_by_its_directory():
    bomb = rewritten(workbook(*ROWS), **{"xl/media/a.txt": b"0" * (20 * 1024 * 1024)})
    assert len(bomb) < 100_000
    assert refusal(bomb).startswith("Unpacked, the file is far larger")


def test_zip_bomb_that_lies_about_its_size_is_refused_while_it_is_unpacked(monkeypatch):
    """The directory is not believed: here its check is switched off, as if every size in it were made up."""
    monkeypatch.setattr(archive, "_check_directory", lambda _members: None)
    bomb = rewritten(workbook(*ROWS), **{"xl/media/a.txt": b"0" * (20 * 1024 * 1024)})
    assert refusal(bomb).startswith("Unpacked, the file is far larger")


def test_too_many_members_are_refused():
    many = {f"xl/media/{number}.txt": b"x" for number in range(archive.LIMITS.members)}
    assert refusal(rewritten(workbook(*ROWS), **many)).startswith("Unpacked, the file is far larger")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "The file is encrypted or in the old Excel format."),
        (b"PK\x03\x04broken", "The file is damaged"),
        (b"Name;Ort\n", "The list has headers but no rows below them."),
        (b"\x89PNG\r\n\x00\x00", "The file is neither an Excel workbook nor text"),
        (b'Name;Ort\n"A;Hamm\n', "From line 2 on, the file cannot be read as a table"),
        (b"x" * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB."),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(content, sentence):
    assert refusal(content).startswith(sentence)


def test_headers_are_guessed_in_german_and_english():
    headers = ["Vereinsname", "Straße Nr.", "PLZ", "Ort", "Ansprechpartner/in", "E-Mail-Adresse", "Phone", "Notiz"]
    assert guess_columns(headers) == [
        "name", "street", "postal_code", "town", "contact_name", "contact_email", "contact_phone", "",
    ]  # fmt: skip


def test_headers_of_real_lists_are_guessed():
    headers = ["Vereinsbezeichnung", "Tel. mobil", "Netzadresse", "spricht", "kümmert sich um", "gegr."]
    assert guess_columns(headers) == ["name", "contact_phone", "website", "languages", "fields", "founded"]


def test_columns_are_called_as_a_spreadsheet_does():
    assert [column_letter(position) for position in (0, 2, 25, 26, 701, 702)] == ["A", "C", "Z", "AA", "ZZ", "AAA"]
