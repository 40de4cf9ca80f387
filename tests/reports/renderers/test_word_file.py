"""The brochure as a Word file: whole, in order, with real styles, lists, links and alternative texts."""

import io
import zipfile

import pytest
from lxml import etree

from reports.renderers.data import ErratumData, PictureData
from reports.renderers.word.brochure import brochure_docx
from tests.reports.renderers.sample import edition, greeting

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = PictureData(name=f"{'a' * 64}.png", width=40, height=20, alt='Ein "Haus" & Hof', rights="Stadt")


@pytest.fixture(scope="module")
def book():
    return edition(
        greetings=(greeting(pictures=(PICTURE,)),), errata=(ErratumData(number=2, place="Impressum", change="Neu."),)
    )


@pytest.fixture(scope="module")
def archive(book):
    return zipfile.ZipFile(io.BytesIO(brochure_docx(book, {PICTURE.name: b"PNG"})))


@pytest.fixture(scope="module")
def document(archive):
    return etree.fromstring(archive.read("word/document.xml"))


def paragraphs(document, style):
    return [
        "".join(paragraph.itertext(f"{W}t"))
        for paragraph in document.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None
    ]


def test_every_part_is_well_formed_and_there(archive):
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(archive.read(name))
    relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
    inside = [each.get("Target") for each in relations if each.get("TargetMode") is None]
    assert {f"word/{target}" for target in inside} <= set(archive.namelist())


def test_headings_in_printed_order(document, book):
    chapters = [f"{chapter.number} {chapter.title}" for chapter in book.chapters]
    titles = paragraphs(document, "Heading1")
    assert titles == [
        "Impressum",
        book.greetings[0].title,
        "Das Netzwerk und seine Ziele",
        *chapters,
        "Die Partner im Überblick",
        "Verzeichnis der Beiträge",
        "Berichtigungen",
        "Hinweis zur Verteilung",
    ]
    assert set(titles) <= set(paragraphs(document, "TOC1"))
    partners = [each.partner for chapter in book.chapters for each in chapter.contributions]
    assert set(partners) <= set(paragraphs(document, "Heading2"))


def test_links_lead_somewhere(document):
    marks = {each.get(f"{W}name") for each in document.iter(f"{W}bookmarkStart")}
    jumps = {each.get(f"{W}anchor") for each in document.iter(f"{W}hyperlink")} - {None}
    assert jumps <= marks
    assert len(jumps) > 5


def test_lists_are_lists(document):
    items = list(document.iter(f"{W}numPr"))
    assert {each.find(f"{W}ilvl").get(f"{W}val") for each in items} >= {"0", "1"}


def test_picture_has_its_alternative_text(document, archive):
    described = {each.get("descr") for each in document.iter() if each.tag.endswith("}docPr")}
    assert described == {PICTURE.alt}
    assert archive.read(f"word/media/{PICTURE.name}") == b"PNG"


def test_same_content_gives_same_bytes(book):
    assert brochure_docx(book, {}) == brochure_docx(book, {})
