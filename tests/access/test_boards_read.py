"""Whatever somebody of a board may open is in their language, the words about mistakes included.

One language tells: the catalogues of all of them have the same texts (``portal.embedded.catalogues``). Arabic shares
no word with German and English.
"""

import re
from collections import defaultdict

import polib
import pytest
from django.conf import settings
from django.urls import reverse
from lxml import html

from portal.embedded.catalogues import path_of
from portal.embedded.placeholders import PLACE
from tests.access.conftest import MODULES
from tests.access.identities import Identity
from tests.access.matrix import collect

LANGUAGE, BOARD = "ar", Identity.MSO_BOARD
# What people wrote themselves, and words in a language that is named.
OF_OTHERS = f"ancestor-or-self::*[self::bdi or self::script or self::style or @dir='auto' or @lang!='{LANGUAGE}']"
NAMES_OF_LANGUAGES = {"Deutsch", "English"}
SPOKEN_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "data-label")
A_WORD = re.compile(r"[^\W\d_]{4,}")


def texts_of(language):
    """Yield every text of a catalogue with what it translates."""
    for entry in polib.pofile(str(path_of(language))):
        yield {entry.msgid, entry.msgid_plural} - {""}, {entry.msgstr, *entry.msgstr_plural.values()} - {""}


def foreign_texts():
    """Return the German and English texts; of those that something is filled into, the longest part and a pattern."""
    known = {text for _ids, texts in texts_of(LANGUAGE) for text in texts}
    foreign = {text for pair in texts_of("de") for texts in pair for text in texts} - known
    patterns = []
    for text in foreign:
        parts = PLACE.split(text.replace("%%", "%"))
        if len(parts) > 1 and any(map(A_WORD.search, parts)):
            patterns.append((max(parts, key=len), re.compile(".+?".join(map(re.escape, parts)), re.DOTALL)))
    return foreign - NAMES_OF_LANGUAGES, patterns


def texts_on(content):
    """Yield what the page says itself."""
    tree = html.document_fromstring(content)
    spoken = " | ".join(f"//@{name}[not(../{OF_OTHERS})]" for name in SPOKEN_ATTRIBUTES)
    for text in tree.xpath(f"//text()[not({OF_OTHERS})] | {spoken}"):
        yield " ".join(text.split())


@pytest.fixture
def pages(world, ask):
    """Return, by text, an address where somebody of the board reads it."""
    cookies = re.sub(rf"\s*{settings.LANGUAGE_COOKIE_NAME}=[^;]*;?", "", world.cookies[BOARD])
    world.cookies[BOARD] = f"{cookies}; {settings.LANGUAGE_COOKIE_NAME}={LANGUAGE}"
    found = defaultdict(set)
    for row in collect(MODULES):
        if row.answers[BOARD] in {200, 422}:
            response = ask(BOARD, row.method, reverse(row.name, kwargs=row.kwargs(world)), row.data(world))
            if response["Content-Type"].startswith("text/html") and response.content.strip():
                for text in texts_on(response.content.decode()):
                    found[text].add(str(row))
    return found


def test_no_page_that_a_board_opens_speaks_german_or_english(pages):
    foreign, patterns = foreign_texts()
    left_over = [
        text
        for text in pages
        if text in foreign or any(part in text and pattern.fullmatch(text) for part, pattern in patterns)
    ]
    assert {text: min(pages[text]) for text in left_over} == {}
