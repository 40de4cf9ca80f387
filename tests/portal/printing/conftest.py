import pytest

from tests.portal.printing import printers


@pytest.fixture
def papers(monkeypatch, settings, tmp_path):
    """Three kinds of documents, printed without a renderer."""
    settings.MEDIA_ROOT = tmp_path
    printers.register(monkeypatch)
    monkeypatch.setattr("portal.printing.domain.printouts.render_pdf", printers.rendered)
    monkeypatch.setattr("portal.printing.domain.printouts.draw_first_page", printers.drawn)
