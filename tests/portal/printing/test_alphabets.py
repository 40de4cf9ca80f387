import io

import pikepdf
import pypdfium2
import pytest

from portal.printing.assets import font_assets
from portal.printing.pdf import write_pdf

HEAD = (
    '<html lang="de"><title>a</title><link rel="stylesheet" href="asset:fonts.css">'
    '<body style="font-family: Fira Sans, IBM Plex Sans Arabic, Noto Sans Ethiopic">'
)
LATIN = ("ÄÖÜäöüß „Größe“ – § 5 €", "Ğğ İı Şş Çç Öö Üü Ââ Îî", "Êê Îî Ûû Ëë Łł Ńń Őő Ţţ Ăă")
CYRILLIC = ("АаБбВвГгҐґДдЕеЄєЖжЗзИиІіЇїЙйЩщЬьЮюЯя’", "ЁёЪъЫыЭэ")
ARABIC = ("جمعية الجسر للثقافة ٢٠٢٦", "پچگ")
ETHIOPIC = ("ሓሙስ፣ ፲፰ ለካቲት", "ኣብ ጀርመን ትምህርቲ ሞያ፡ ቋንቋታት።")
# Between its halves stands a sign that only ends the joining; our fonts have nothing to draw for it.
PERSIAN = ("می\u200cخواهیم",)
PAGES = (LATIN + CYRILLIC, ARABIC, ETHIOPIC, PERSIAN)


@pytest.fixture(scope="module")
def document():
    """Give a page for each alphabet, all in regular and in bold."""
    pages = (
        "".join(f"<p>{text}<p><b style='font-weight: 600'>{text}</b>" for text in texts).join(
            ("<div style='break-after: page'>", "</div>")
        )
        for texts in PAGES
    )
    return write_pdf(HEAD + "".join(pages), assets=font_assets())


def families(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        return {str(font.BaseFont).partition("+")[2].replace("-", "")[:8] for font in fonts}


def letters(content, page):
    with pypdfium2.PdfDocument(content) as pdf:
        return sorted("".join(pdf[page].get_textpage().get_text_range().split()))


def test_every_letter_has_a_font_of_ours(document):
    assert document.warnings == ()
    assert families(document.content) == {"FiraSans", "IBMPlexS", "NotoSans"}


@pytest.mark.parametrize("page", [1, 2, 3])
def test_the_letters_can_be_read_aloud(document, page):
    """A font that draws dots as glyphs of their own looks right and cannot be."""
    expected = "".join(2 * PAGES[page]).replace("\u200c", "")

    assert letters(document.content, page) == sorted(expected.replace(" ", ""))
