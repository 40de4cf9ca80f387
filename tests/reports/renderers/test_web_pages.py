"""The web edition: pages, their order, links that lead somewhere, search."""

import io
import itertools
import posixpath
import re
import zipfile

import pytest
from lxml import etree
from lxml import html as parser

from reports.renderers.data import ErratumData, PartnerEntry
from reports.renderers.web.book import brochure_epub
from reports.renderers.web.pages import static_files
from reports.renderers.web.search import search
from reports.renderers.web.site import build_site
from tests.reports.renderers.sample import contribution, edition, greeting


@pytest.fixture(scope="module")
def book():
    first, *others = edition().chapters
    own = contribution(key="beitrag-1-stadt-a", partner="Stadt A", text="### Wir üben\n\nGrüße aus dem **Übungsraum**.")
    return edition(
        greetings=(greeting(),),
        partners=(PartnerEntry(name="Stadt A", kind="Städte", slug="stadt-a"),),
        chapters=(type(first)(number=1, title="Erstens", introduction="Los", contributions=(own,)), *others),
        errata=(ErratumData(number=2, place="Stadt A", change="Zahl.", key="beitrag-1-stadt-a"),),
    )


@pytest.fixture(scope="module")
def files(book):
    return dict(static_files(build_site(book), pdf="x.pdf"))


def test_pages(files):
    assert {"index.html", "grusswort-1/index.html", "kapitel-1/index.html", "partner/stadt-a/index.html"} <= set(files)
    assert {"netzwerk/index.html", "partner/index.html", "berichtigung/index.html", "hinweis/index.html"} <= set(files)


def test_every_page_is_sound(files):
    for path, text in files.items():
        page = parser.document_fromstring(text)
        assert page.get("lang") == "de", path
        assert page.findtext(".//title"), path
        levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1 and levels.count(1) == 1, path  # noqa: PT018 -- one thought
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (path, levels)
        assert not re.search(r"<script|style=|\son\w+=", text), path


def test_links_lead_to_pages_and_places(files):
    for path, text in files.items():
        for link in parser.document_fromstring(text).iterfind(".//a[@href]"):
            target, _hash, fragment = link.get("href").partition("#")
            if "://" in target or target.endswith("x.pdf"):
                continue
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert place in files, (path, target)
            assert not fragment or f'id="{fragment}"' in files[place], (path, link.get("href"))


def test_reading_on_visits_every_chapter(files):
    seen, path = [], "index.html"
    while path:
        seen.append(path)
        after = parser.document_fromstring(files[path]).find(".//link[@rel='next']")
        path = after is not None and posixpath.normpath(posixpath.join(posixpath.dirname(path), after.get("href")))
    assert [each for each in seen if each.startswith("kapitel")] == [
        f"kapitel-{number}/index.html" for number in range(1, 7)
    ]
    assert seen[-1] == "hinweis/index.html"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Übungsraum", ["Stadt A: Erstens"]),
        ("ubungsraum GRUSSE", []),
        ("ubungsraum grüße", ["Stadt A: Erstens"]),
        ("Stadt A Übung", ["Stadt A: Erstens"]),
        ("gibtesnicht", []),
        ("  ?! ", []),
    ],
)
def test_search(book, query, found):
    assert [hit.title for hit in search(book, query)] == found


def test_hit_shows_the_passage(book):
    hit = search(book, "übungs")[0]
    assert (hit.path, hit.found) == ("kapitel-1/#beitrag-1-stadt-a", "Übungs")
    assert (hit.before + hit.found + hit.after) == "Wir üben Grüße aus dem Übungsraum."


def test_book_has_every_page_well_formed(book, files):
    styles = {"edition.css": b"a {}", "type.css": b"@font-face { src: x; } b {}"}
    made = brochure_epub(book, {}, styles)
    assert made == brochure_epub(book, {}, styles)
    archive = zipfile.ZipFile(io.BytesIO(made))
    names = archive.namelist()
    assert (names[0], archive.getinfo("mimetype").compress_type) == ("mimetype", zipfile.ZIP_STORED)
    pages = [name for name in names if name.endswith(".xhtml")]
    assert len(pages) == len(files) + 1
    for name in [*pages, "book/book.opf"]:
        page = etree.fromstring(archive.read(name))
        for link in page.iter("{http://www.w3.org/1999/xhtml}a"):
            target = link.get("href").partition("#")[0]
            assert not target or "://" in target or f"book/{target}" in names, (name, target)
    assert archive.read("book/type.css").strip() == b"b {}"
