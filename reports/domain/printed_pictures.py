"""Pictures that are printed: kept under the hash of their bytes, so that a frozen edition never loses one."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.core.files.storage import default_storage

from reports.models import Attachment, EditionText
from reports.renderers.data import PictureData

from .attachments import place_of_picture

_NAME: Final = re.compile(r"[0-9a-f]{64}\.(?:jpg|png)")
_USED: Final = re.compile(r"asset:([0-9a-f]{64}\.(?:jpg|png))")


@dataclass(frozen=True)
class PicturesOfReports:
    """The pictures partners handed in: logos by report, pictures by report and focus area."""

    rows: tuple[Attachment, ...] = ()

    def logos(self, report: int) -> tuple[PictureData, ...]:
        """Return the logo of the partner, if there is one."""
        return self.of_contribution(report, None)

    def of_contribution(self, report: int, focus_area: int | None) -> tuple[PictureData, ...]:
        """Return the pictures of one contribution."""
        return tuple(_data(row) for row in self.rows if (row.report_id, row.focus_area) == (report, focus_area))


def pictures_of_reports(reports: Collection[int]) -> PicturesOfReports:
    """Return what partners handed in with their reports. One query."""
    return PicturesOfReports(tuple(Attachment.objects.filter(report__in=reports).order_by("pk")))


def _data(row: Attachment) -> PictureData:
    return PictureData(
        name=row.name,
        width=row.width,
        height=row.height,
        alt=row.alt,
        caption=row.caption,
        rights=row.rights_holder,
    )


def pictures_of_text(text: EditionText) -> tuple[PictureData, ...]:
    """Return the pictures of a text of the ministry."""
    return tuple(
        PictureData(
            name=each.name,
            width=each.width,
            height=each.height,
            alt=each.alt,
            caption=each.caption,
            rights=each.rights,
        )
        for each in text.pictures.all()
    )


def read_picture(name: str) -> bytes:
    """Return the bytes of a kept picture. Raises ``FileNotFoundError``."""
    if not _NAME.fullmatch(name):
        raise FileNotFoundError(name)
    with default_storage.open(place_of_picture(name), "rb") as file:
        content: bytes = file.read()
    return content


def pictures_in(html: str) -> dict[str, bytes]:
    """Return the pictures that a document asks for by name; what is lost stays away."""
    return _read(_USED.findall(html))


def pictures_named_in(content: str) -> dict[str, bytes]:
    """Return the pictures of a frozen edition; what is lost stays away."""
    return _read(_NAME.findall(content))


def _read(names: Collection[str]) -> dict[str, bytes]:
    found = {}
    for name in sorted(set(names)):
        try:
            found[name] = read_picture(name)
        except FileNotFoundError:
            continue
    return found
