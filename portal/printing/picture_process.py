"""What happens in the process in which a page becomes a picture; `portal.shared.sandbox` starts it.

The request has `file` (whole path of a PDF) and `width` (pixels). Neither settings nor database are needed.
"""

import io
from collections.abc import Callable
from typing import Any

import pypdfium2


def answer(request: dict[str, Any], tell: Callable[..., None]) -> tuple[dict[str, Any], bytes]:  # noqa: ARG001 -- asked
    """Draw the first page as PNG of the width asked for."""
    with pypdfium2.PdfDocument(request["file"]) as document:
        page = document[0]
        picture = page.render(scale=request["width"] / page.get_width()).to_pil()
    # Pages are measured in points, so the drawing can be a pixel too wide.
    picture = picture.crop((0, 0, request["width"], picture.height)).convert("RGB")
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return {"width": picture.width, "height": picture.height}, file.getvalue()
