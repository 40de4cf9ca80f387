"""Logo and pictures are printed with what is said about them, and hold up what lacks words."""

import pytest
from pypdfium2 import PdfDocument

from portal.printing.render import render_pdf
from portal.shared.states import MoveRefused
from reports.domain.edition import collect_edition, collect_partner_report, ensure_edition
from reports.domain.printed_pictures import pictures_in
from reports.domain.reports import release_report
from reports.models import Report
from reports.renderers.assets import print_assets
from reports.renderers.partner_report import partner_report_html
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import AttachmentFactory, ReportFactory

pytestmark = pytest.mark.django_db
WHOLE = {"alt": "Zwei Menschen an einer Werkbank", "rights_holder": "Foto Muster", "rights_basis": "eigenes Bild"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def report(partner):
    report = ReportFactory(organisation=partner, texts={1: "Ein Text über die Werkstatt. " * 40})
    AttachmentFactory(report=report, kind="logo", width=600, height=200, **{**WHOLE, "alt": "Logo der Stadt"})
    AttachmentFactory(report=report, width=800, height=500, caption="In der Lehrwerkstatt", **WHOLE)
    return report


def test_the_partners_own_report_has_them(report):
    html = partner_report_html(collect_partner_report(report))
    pdf = render_pdf(html, assets={**print_assets(), **pictures_in(html)}, fit=False)

    assert pdf.refused == ()
    assert 'alt="Logo der Stadt"' in html
    with PdfDocument(pdf.content) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        images = [
            each.get_bounds()
            for page in document
            for each in page.get_objects()
            if each.type == 3  # an image
        ]
    assert "In der Lehrwerkstatt" in text
    assert "Bild: Foto Muster" in text
    heights = sorted((top - bottom) * 25.4 / 72 for _left, bottom, _right, top in images)
    assert len(heights) == 2
    # The yearbook's size.
    assert heights[0] <= 18.1


def test_the_brochure_has_them_beside_the_name(report):
    Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at="2031-01-01T00:00Z")
    Report.objects.filter(pk=report.pk).update(state="accepted", accepted_at="2031-01-01T00:00Z")
    (chapter,) = collect_edition(ensure_edition(report.period)).chapters
    (contribution,) = chapter.contributions
    assert [each.alt for each in contribution.logos] == ["Logo der Stadt"]
    assert [each.caption for each in contribution.pictures] == ["In der Lehrwerkstatt"]


def test_what_lacks_words_is_not_released(report):
    head = RepresentativeFactory(organisation=report.organisation, role="owner").user
    report.attachments.filter(kind="logo").update(alt="")
    Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at="2031-01-01T00:00Z")
    Report.objects.filter(pk=report.pk).update(state="accepted", accepted_at="2031-01-01T00:00Z")
    accepted = Report.objects.get(pk=report.pk)
    with pytest.raises(MoveRefused, match="alternative text"):
        release_report(accepted, actor=head)
    report.attachments.filter(kind="logo").update(alt="Logo der Stadt")
    assert release_report(accepted, actor=head) is True
