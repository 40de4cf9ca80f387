from portal.printing.pdf import write_pdf
from portal.printing.render import render_pdf
from reports.renderers.assets import print_assets
from reports.renderers.brochure import brochure_html
from reports.renderers.richtext import render_text
from tests.reports.renderers.sample import full_edition


def test_the_same_document_gives_the_same_bytes(printed_brochure):
    again = render_pdf(brochure_html(full_edition()), assets=print_assets())

    assert again.sha256 == printed_brochure.sha256
    assert again.content == printed_brochure.content


def test_pages_and_measures_are_told(printed_brochure, brochure_pdf):
    assert printed_brochure.pages == len(brochure_pdf.pdf.pages)
    assert printed_brochure.content.startswith(b"%PDF-1.7")
    assert printed_brochure.seconds > 0
    assert 50 * 1024**2 < printed_brochure.peak_memory < 1024**3
    assert printed_brochure.refused == ()
    assert printed_brochure.warnings == ()


def test_sanitised_text_asks_for_nothing():
    hostile = '<img src="https://evil.example/x.png"> ![a](https://evil.example/y.png) <style>@import "z"</style>'

    assert write_pdf(render_text(hostile), assets=print_assets()).refused == ()
