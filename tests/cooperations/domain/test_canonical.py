"""The text that boards confirm: one for each content, and no two contents with the same."""

import unicodedata

from hypothesis import assume, given, settings

from cooperations.domain.agreement.canonical import LANGUAGE_NAMES, canonical_text, hash_of
from cooperations.domain.agreement.content import Content
from cooperations.domain.agreement.parties import PartyInText
from partners.enums import Language
from tests.cooperations.domain.contents import CONTENTS, LINE

PARTIES = [PartyInText(1, 11, "Betrieb", "Köln", "employer", 1, 2), PartyInText(2, 12, "Verein", "", "mso", 2, 3)]
many = settings(max_examples=150, deadline=None)


def text_of(content, title="Titel", number=1):
    return canonical_text(content, PARTIES, number, title=title)


@many
@given(CONTENTS, CONTENTS, LINE, LINE)
def test_other_contents_give_another_text_and_another_hash(one, other, title, other_title):
    same = (one, title) == (other, other_title)
    # The language in which it is written is not part of the text.
    assume(one.text_language == other.text_language)
    assert (text_of(one, title) == text_of(other, other_title)) == same
    assert (hash_of(text_of(one, title)) == hash_of(text_of(other, other_title))) == same


@many
@given(CONTENTS)
def test_its_form_is_fixed(content):
    text = text_of(content)
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@many
@given(CONTENTS)
def test_nobody_writes_a_heading_into_it(content):
    ours = {"Titel", "Beteiligte", "Ziele der Arbeitgeberseite", "Ziele der Migrantenselbstorganisationen"}
    ours |= {"Zielgruppe", "Wer macht was bis wann", "Aufwandsentschädigung", "Räume", "Kosten", "Weiteres"}
    ours |= {"Sprachen der Zusammenarbeit", "Ansprechpersonen"}
    headings = [line for line in text_of(content).split("\n")[1:] if line and not line.startswith("  ")]
    assert set(headings) <= ours
    assert len(headings) == len(set(headings))


def test_the_number_of_the_version_is_part_of_it():
    assert text_of(Content(), number=1) != text_of(Content(), number=2)


def test_every_language_has_its_name():
    assert set(LANGUAGE_NAMES) == set(Language.values)


def test_the_order_of_parties_does_not_matter():
    assert canonical_text(Content(), PARTIES[::-1], 1, title="A") == canonical_text(Content(), PARTIES, 1, title="A")
