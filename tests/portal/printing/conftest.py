import pytest

from tests.portal.printing import printers


@pytest.fixture
def papers(monkeypatch, settings, tmp_path):
    """Two kinds of documents, printed without a renderer."""
    settings.MEDIA_ROOT = tmp_path
    printers.register(monkeypatch)
    monkeypatch.setattr("portal.printing.domain.printouts.render_pdf", printers.rendered)
