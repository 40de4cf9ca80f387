import io

import pikepdf
import pytest
from PIL import Image

from portal.printing.pictures import PictureFailed, draw_first_page


def test_the_first_page_is_drawn_as_wide_as_asked_for():
    with pikepdf.new() as pdf, io.BytesIO() as file:
        pdf.add_blank_page(page_size=(419.53, 595.28))
        pdf.pages[0].contents_add(b"1 0 0 rg 0 297 419 298 re f")
        pdf.add_blank_page(page_size=(100, 100))
        pdf.save(file)
        picture = draw_first_page(file.getvalue(), width=620)

    drawn = Image.open(io.BytesIO(picture.content))
    assert drawn.format == "PNG"
    assert drawn.size == (picture.width, picture.height) == (620, 880)
    assert [drawn.getpixel((300, y)) for y in (100, 800)] == [(255, 0, 0), (255, 255, 255)]


def test_what_is_no_pdf_says_why():
    with pytest.raises(PictureFailed, match="PdfiumError"):
        draw_first_page(b"nothing", width=100)
