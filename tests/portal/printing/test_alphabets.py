import io

import pikepdf
import pypdfium2

from portal.printing.assets import font_assets
from portal.printing.pdf import write_pdf

HEAD = (
    '<html lang="de"><title>a</title><link rel="stylesheet" href="asset:fonts.css">'
    '<body style="font-family: Fira Sans, IBM Plex Sans Arabic">'
)
LATIN = ("ÄÖÜäöüß „Größe“ – § 5 €", "Ğğ İı Şş Çç Öö Üü Ââ Îî", "Êê Îî Ûû Ëë Łł Ńń Őő Ţţ Ăă")
CYRILLIC = ("АаБбВвГгҐґДдЕеЄєЖжЗзИиІіЇїЙйЩщЬьЮюЯя’", "ЁёЪъЫыЭэ")
ARABIC = ("جمعية الجسر للثقافة ٢٠٢٦", "پچگ")


def printed(texts):
    lines = "".join(f"<p>{text}<p><b style='font-weight: 600'>{text}</b>" for text in texts)
    return write_pdf(HEAD + lines, assets=font_assets())


def families(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = pdf.pages[0].Resources.Font.values()
        return {str(font.BaseFont).partition("+")[2].replace("-", "")[:8] for font in fonts}


def test_latin_and_cyrillic_letters_are_those_of_fira_sans():
    document = printed(LATIN + CYRILLIC)

    assert document.warnings == ()
    assert families(document.content) == {"FiraSans"}


def test_arabic_letters_have_a_font_of_ours():
    document = printed(ARABIC)

    assert document.warnings == ()
    assert families(document.content) <= {"IBMPlexS", "FiraSans"}
    # A font that draws dots as glyphs of their own looks right and cannot be read aloud.
    with pypdfium2.PdfDocument(document.content) as pdf:
        read = pdf[0].get_textpage().get_text_range()
    assert sorted("".join(read.split())) == sorted("".join(2 * [*ARABIC]).replace(" ", ""))
