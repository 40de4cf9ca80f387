"""QR codes for printed documents."""

import io
from typing import Final

import segno

MODULE_PIXELS: Final = 10
QUIET_ZONE: Final = 4  # modules of white around the code, ISO/IEC 18004


def qr_png(text: str) -> bytes:
    """Return a QR code of ``text`` as a black and white PNG, with its quiet zone.

    Error correction level M: up to 15 % of the code may be soiled or folded. The same text gives the same bytes.
    Raises ``ValueError`` when the text is too long (2,331 bytes).
    """
    file = io.BytesIO()
    segno.make_qr(text, error="m").save(file, kind="png", scale=MODULE_PIXELS, border=QUIET_ZONE)
    return file.getvalue()
