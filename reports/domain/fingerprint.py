"""What else than the texts decides about the bytes of a PDF: templates, style sheets, fonts, code, library."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.template.loader import get_template

from portal import printing
from portal.shared import cleaning
from reports import renderers
from reports.renderers.assets import print_assets
from reports.renderers.brochure import TEMPLATE


def content_hash(json_text: str) -> str:
    """Return the SHA-256 of the content together with everything that turns it into a PDF."""
    return hashlib.sha256(f"{renderer_fingerprint()}\n{json_text}".encode()).hexdigest()


@cache
def renderer_fingerprint() -> str:
    """Return the SHA-256 over templates, assets, renderer code and the version of WeasyPrint; read once."""
    digest = hashlib.sha256(version("weasyprint").encode())
    templates = Path(get_template(TEMPLATE).template.origin.name).parent  # type: ignore[attr-defined]
    code = [path for package in (printing, renderers) for path in sorted(Path(package.__path__[0]).rglob("*.py"))]
    charts = sorted((templates.parent / "charts").glob("*.html"))
    for path in [*sorted(templates.rglob("*.html")), *charts, *code, Path(cleaning.__file__)]:
        digest.update(path.name.encode() + path.read_bytes())
    for name, path in sorted(print_assets().items()):
        digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()
