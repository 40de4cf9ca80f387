"""Whatever a Word file holds comes over, or is reported with its place."""

import pytest

from portal.shared.word.blocks import WordDocument
from portal.shared.word.reading import read_word
from tests.portal.shared.word.cases import CASES, LINK
from tests.word_files import (
    HEAD,
    SPACES,
    W,
    h,
    item,
    p,
    part,
    r,
    relation,
    word_file,
)


def mark(kind, number):
    """Return the mark of a note or comment."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def lines_of(document):
    """Return blocks as short lines: kind, level or label, words."""
    return [
        f"{block.kind.value[0]}{block.level}{f' {block.label}' if block.label else ''}: {block.text}"
        for block in document.blocks
    ]


def found_in(document):
    """Return findings as short lines: kind, block, words."""
    return [f"{each.kind.value} {each.block} {each.detail}".strip() for each in document.findings]


@pytest.mark.parametrize("name", CASES)
def test_contents_come_over_or_are_reported(name):
    body, lines, findings = CASES[name]
    relations = (
        relation("l1", "hyperlink", "https://a.example/", external=True)
        + relation("p1", "image", "media/image1.png")
        + relation("p2", "image", "https://a.example/x.png", external=True)
    )
    document = read_word(word_file(*body, relations=relations, parts={"word/media/image1.png": b"x"}))
    assert lines_of(document) == lines
    assert found_in(document) == findings
    assert WordDocument.from_json(document.to_json()) == document


def test_spans_keep_strong_words_and_addresses():
    document = read_word(
        word_file(
            p("a ", r("b", "<w:b/>"), r(" c", "<w:i/>"), r("d", '<w:rStyle w:val="Fett"/>')),
            p(LINK),
            relations=relation("l1", "hyperlink", "https://a.example/x y(1)", external=True),
        )
    )
    spans = [(each.text, each.strong, each.emphasis, each.href) for block in document.blocks for each in block.spans]
    assert spans == [
        ("a ", False, False, ""),
        ("b", True, False, ""),
        (" c", False, True, ""),
        ("d", True, False, ""),
        ("Seite", False, False, "https://a.example/x%20y%281%29"),
    ]


def test_notes_comments_headers_and_footers():
    document = read_word(
        word_file(
            p(
                "Text",
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
                " weiter",
                '<w:r><w:endnoteReference w:id="1"/></w:r>',
            ),
            p("Ende", '<w:r><w:commentReference w:id="0"/></w:r>'),
            relations=relation("f", "footnotes", "footnotes.xml")
            + relation("e", "endnotes", "endnotes.xml")
            + relation("c", "comments", "comments.xml")
            + relation("h1", "header", "header1.xml")
            + relation("h2", "header", "header2.xml"),
            parts={
                "word/footnotes.xml": part(
                    "footnotes",
                    f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote>'
                    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " Quelle A")}</w:footnote>',
                ),
                "word/endnotes.xml": part(
                    "endnotes", f'<w:endnote w:id="1">{p("Quelle ", r("B", "<w:b/>"))}</w:endnote>'
                ),
                "word/comments.xml": part(
                    "comments", f'<w:comment w:id="0" w:author="Erna">{p("Stimmt das?")}</w:comment>'
                ),
                "word/header1.xml": part("hdr", p("Stadt Musterfeld")),
                "word/header2.xml": part("hdr", p("Stadt Musterfeld")),
            },
        )
    )
    assert [[span.note for span in block.spans] for block in document.blocks] == [[0, 1, 0, 2], [0]]
    assert {number: "".join(span.text for span in spans) for number, spans in document.notes.items()} == {
        1: "Quelle A",
        2: "Quelle B",
    }
    assert found_in(document) == [
        "header -1 Stadt Musterfeld",
        "note 0 Quelle A",
        "note 0 Quelle B",
        "comment 1 Stimmt das?",
    ]


def test_strict_form_of_the_standard_and_templates():
    usual = word_file(
        h(1, "Kapitel"), kind="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    )
    strict = word_file(
        parts={
            "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{h(1, 'Kapitel')}</w:body></w:document>".replace(
                W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
            )
        }
    )
    assert lines_of(read_word(usual)) == lines_of(read_word(strict)) == ["h1: Kapitel"]


def test_field_that_never_ends_swallows_nothing():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    document = read_word(
        word_file(p(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'), p("Text"), p(begin), p("Mehr"))
    )
    assert lines_of(document) == ["p0: Text", "p0: Mehr"]


def test_items_in_bold_are_a_list_when_they_stand_together():
    def bold(text):
        return item(text, 2).replace("<w:rPr></w:rPr>", "<w:rPr><w:b/></w:rPr>")

    document = read_word(word_file(bold("Eins"), bold("Zwei"), p("Text"), bold("Drei"), p("Text")))
    assert lines_of(document) == ["i0 1.: Eins", "i0 2.: Zwei", "p0: Text", "h9 3.: Drei", "p0: Text"]
