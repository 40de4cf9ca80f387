import pytest

from portal.printing.render import render_pdf
from reports.renderers.assets import print_assets
from reports.renderers.brochure import brochure_html
from reports.renderers.partner_report import partner_report_html
from reports.renderers.pieces.presses import brochure_press
from reports.renderers.pieces.printing import Fragment, print_edition
from tests.reports.renderers.sample import full_edition, partner_report
from tests.reports.renderers.tagged_pdf import TaggedPdf


@pytest.fixture(scope="session")
def printed_brochure():
    """The invented brochure, made once in the render process."""
    return render_pdf(brochure_html(full_edition()), assets=print_assets())


@pytest.fixture(scope="session")
def brochure_pdf(printed_brochure):
    return TaggedPdf(printed_brochure.content)


class Pieces:
    """Prints brochures from pieces and keeps these; ``newly_set`` has the titles of what the last one asked for."""

    def __init__(self):
        self.kept = {}
        self.newly_set = []

    def print(self, content=None, **options):
        self.newly_set = []
        content = content or full_edition()
        options = {"press": brochure_press(), "obtain": self.obtain, "fingerprint": ""} | options
        return print_edition(content, **options).document.content

    def obtain(self, wanted):
        for key in wanted.keys() - self.kept.keys():
            pdf = brochure_press().set_fragment(wanted[key].html)
            self.kept[key] = Fragment(pdf.content, pdf.pages, pdf.anchors)
            self.newly_set.append(wanted[key].title)
        return {key: self.kept[key] for key in wanted}


@pytest.fixture(scope="session")
def pieces_of_brochure():
    return Pieces()


@pytest.fixture(scope="session")
def printed_partner_report():
    return render_pdf(partner_report_html(partner_report()), assets=print_assets())
