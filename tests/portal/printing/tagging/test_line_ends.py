"""What is heard is what was written, wherever lines end."""

import pypdfium2
import pytest

from portal.printing.assets import font_assets
from portal.printing.pdf import write_pdf
from portal.printing.tagging import line_ends
from tests.reports.renderers.tagged_pdf import TaggedPdf

PAGE = (
    '<html lang="de"><title>Titel</title>'
    '<link rel="stylesheet" href="asset:fonts.css">'
    "<style>@page {{ size: 60mm 80mm; margin: 10mm }} body {{ font-family: 'Fira Sans' }}"
    "p {{ hyphens: auto; text-align: {align} }}</style>{body}"
)
WRITTEN = {
    "words": "Vereine kennen Menschen, die Betriebe nicht erreichen, und Betriebe suchen sie seit Jahren.",
    "divided words": "Selbstverständlichkeiten und Verantwortungsbewusstsein in Personalabteilungen.",
    "hyphens of its own": "Kinder- und Jugendarbeit mit E-Mail-Adressen, Ein-Euro-Jobs und Nord-Süd-Beziehungen.",
    "dashes": "Von 2019–2021 – also drei Jahre – kamen 1.200 Menschen zum Kennenlernen/Wiedersehen.",
}


def heard(body, *, align="left"):
    document = write_pdf(PAGE.format(body=body, align=align), assets=font_assets())
    pdf = TaggedPdf(document.content)
    return [paragraph.text() for paragraph in pdf.root.find("P")]


@pytest.mark.parametrize("align", ["left", "justify", "center", "right"])
def test_lines_keep_words_apart_and_divided_words_whole(align):
    texts = heard("".join(f"<p>{text}</p>" for text in WRITTEN.values()), align=align)

    assert [text.replace("\u00ad", "") for text in texts] == list(WRITTEN.values())


def test_the_hyphen_of_a_divided_word_is_a_soft_one():
    (text,) = heard(f"<p>{WRITTEN['divided words']}</p>")

    assert text.count("\u00ad") >= 2
    assert "‐" not in text


def test_emphasis_at_the_end_of_a_line_keeps_its_space():
    words = " ".join(f"<em>Wort{number}</em> und <strong>mehr</strong>" for number in range(9))
    (text,) = heard(f"<p>{words}</p>")

    assert text.replace("\u00ad", "") == " ".join(f"Wort{number} und mehr" for number in range(9))


def test_a_forced_end_of_line_ends_a_word():
    assert heard("<p>Erste Straße 1<br>99999 Musterstadt<br/>Land</p>") == ["Erste Straße 1 99999 Musterstadt Land"]


@pytest.mark.parametrize("body", ["<p>{}</p>", '<p style="direction: rtl">{}</p>'])
def test_pages_look_as_before(monkeypatch, body):
    text = " ".join(WRITTEN.values())

    def drawn():
        content = write_pdf(PAGE.format(body=body.format(text), align="justify"), assets=font_assets()).content
        return [page.render(scale=2).to_pil().tobytes() for page in pypdfium2.PdfDocument(content)]

    mended = drawn()
    monkeypatch.setattr(line_ends.inline, "split_text_box", line_ends.WEASYPRINT_SPLIT)
    monkeypatch.setattr(line_ends.draw, "draw_text", line_ends.WEASYPRINT_DRAW)

    assert drawn() == mended


def test_every_line_but_the_last_ends_with_a_space_or_a_soft_hyphen():
    body = f"<p>{WRITTEN['words']}</p>"
    pdf = TaggedPdf(write_pdf(PAGE.format(body=body, align="justify"), assets=font_assets()).content)
    lines = [line.text() for line in next(pdf.root.find("P")).find("Span")]

    assert [line for line in lines[:-1] if not line.endswith((" ", "\u00ad"))] == []
    assert not lines[-1].endswith(" ")
