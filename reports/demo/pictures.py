"""An invented logo and a picture for the reports of the first partner."""

import io

from PIL import Image, ImageDraw

from portal.accounts.models import User
from reports.domain.attachments import keep_picture
from reports.enums import AttachmentKind, FocusArea
from reports.models import Attachment, Report

BLUE, SAND, RED = (31, 78, 140), (243, 241, 235), (176, 58, 46)


def store_pictures(report: Report, author: User | None) -> None:
    """Store logo and picture of ``report``."""
    rights = {"rights_holder": str(report.organisation), "rights_basis": "eigenes Bild"}
    alt = f"Logo: {report.organisation}"
    _store(report, AttachmentKind.LOGO, _bars(600, 220), author, alt=alt, **rights)
    alt = "Drei Balken, die von links nach rechts höher werden"
    caption = "Anmeldungen zu den Sprachkursen"
    _store(report, AttachmentKind.PICTURE, _bars(1200, 700), author, alt=alt, caption=caption, **rights)


def _store(report: Report, kind: AttachmentKind, picture: Image.Image, author: User | None, **words: str) -> None:
    out = io.BytesIO()
    picture.save(out, "PNG")
    Attachment.objects.create(
        report=report,
        kind=kind,
        focus_area=None if kind == AttachmentKind.LOGO else FocusArea.COMPETENCE,
        name=keep_picture(out.getvalue(), "image/png"),
        width=picture.width,
        height=picture.height,
        size=out.tell(),
        added_by=author,
        **words,
    )


def _bars(width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (width, height), SAND)
    draw = ImageDraw.Draw(picture)
    step = width // 7
    for number, colour in enumerate((BLUE, RED, BLUE), start=1):
        left = (2 * number - 1) * step
        draw.rectangle((left, height - number * height // 4, left + step, height), fill=colour)
    return picture
