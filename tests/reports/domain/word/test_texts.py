"""Blocks become text in the portal's format that reads as the Word file did."""

import pytest

from portal.shared.word.reading import read_word
from reports.domain.word.splitting import propose_cuts
from reports.domain.word.texts import texts_by_area, write_text
from reports.renderers.richtext import render_text
from tests.word_files import REPORT, h, item, p, part, r, relation, table, word_file

LINKS = relation("l1", "hyperlink", "https://a.example/x", external=True) + relation("f", "footnotes", "footnotes.xml")
NOTES = {
    "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{p("Quelle")}</w:footnote><w:footnote w:id="3"/>')
}
MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def link(words):
    return f'<w:hyperlink r:id="l1"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'


TEXTS = {
    "headings of two ranks, whatever their levels": (
        [h(2, "A"), h(4, "B"), p(r("Fett", "<w:b/>")), p("Text."), p("Text."), p("Text."), p("Text.")],
        "### A\n\n#### B\n\n#### Fett\n\nText.\n\nText.\n\nText.\n\nText.",
    ),
    "lists": (
        [
            p("Text:"),
            *(item("a"), item("b", level=2), item("c", level=1), item("d"), item("e", 4)),
            p("Ende"),
            item("f", 2),
        ],
        "Text:\n\n- a\n  - b\n  - c\n- d\n\n- e\n\nEnde\n\n1. f",
    ),
    "letters before items": ([item("a", 2), item("b", 2, 1)], "1. a\n   - a) b"),
    "strong, emphasised and neither": (
        [
            p("Das ", r("ist ", "<w:b/>"), r("sehr", "<w:b/><w:i/>"), " gut"),
            p("Ein", r("e", "<w:b/>"), r(" Sache", "<w:i/>"), "."),
        ],
        "Das **ist** **_sehr_** gut\n\nEine _Sache_.",
    ),
    "links": ([p("Zur ", link("Seite"), ", ", link("a.example/x"), ", ", link("[1]"))],
              "Zur [Seite](https://a.example/x), a.example/x, [1] (https://a.example/x)"),
    "lines": ([p("<w:r><w:t>a </w:t><w:br/><w:t> b</w:t></w:r>"), p("Z", style="Zitat")], "a\nb\n\n> Z"),
    "notes at the end": ([p("Text", MARK, "."), p("Mehr")], "Text[1].\n\nMehr\n\n[1] Quelle"),
    "a note that says nothing": ([p("Text", MARK.replace('"2"', '"3"'))], "Text[1]\n\n[1]"),
    "table": ([table(["Jahr", "Zahl"], ["2020", "12"], header=True)], "- Jahr: 2020 | Zahl: 12"),
    "stars and underscores of the author": (
        [p("Kolleg*innen und ", r("Mitarbeiter_innen", "<w:b/>"), r(" 2*3**4", "<w:b/>"))],
        "Kolleg*innen und Mitarbeiter_innen 2*3**4",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_text_in_the_format(name):
    body, text = TEXTS[name]
    document = read_word(word_file(*body, relations=LINKS, parts=NOTES))
    assert write_text(document.blocks, document.notes) == text


def test_nested_lists_are_shown_nested():
    document = read_word(word_file(item("a", 2), item("b", level=1), item("c", 2)))
    shown = "".join(str(render_text(write_text(document.blocks))).split())
    assert shown == "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"


def test_report_is_divided_and_nothing_is_lost():
    document = read_word(word_file(*REPORT))
    texts = texts_by_area(document, propose_cuts(document.blocks))
    assert texts == {
        0: "### Bericht 2032\n\n#### Ausblick\n\nWir machen weiter.",
        1: "Wir werben an **sechs** Schulen:\n\n- mit Plakaten\n- mit Besuchen",
        2: "### Fortbildung\n\nAlle lernen.",
    }


def test_heading_of_an_area_stays_in_the_text_of_another():
    document = read_word(word_file(*REPORT))
    cuts = {**propose_cuts(document.blocks), 5: 4, 8: 4}
    assert texts_by_area(document, cuts)[4] == (
        "### Stärkung der interkulturellen Kompetenz\n\n#### Fortbildung\n\nAlle lernen.\n\n"
        "### Ausblick\n\nWir machen weiter."
    )
