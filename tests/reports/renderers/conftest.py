import pytest

from portal.printing.render import render_pdf
from reports.renderers.assets import print_assets
from reports.renderers.brochure import brochure_html
from reports.renderers.partner_report import partner_report_html
from tests.reports.renderers.sample import edition, greeting, partner_report
from tests.reports.renderers.tagged_pdf import TaggedPdf


@pytest.fixture(scope="session")
def printed_brochure():
    """The invented brochure, made once in the render process."""
    return render_pdf(brochure_html(edition(greetings=(greeting(),))), assets=print_assets())


@pytest.fixture(scope="session")
def brochure_pdf(printed_brochure):
    return TaggedPdf(printed_brochure.content)


@pytest.fixture(scope="session")
def printed_partner_report():
    return render_pdf(partner_report_html(partner_report()), assets=print_assets())
