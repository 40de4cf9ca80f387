"""Flyer (A5) and poster (A3): one template; a poster is the flyer with everything twice as large."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string

from portal.printing.assets import find_assets, font_assets
from portal.printing.qr import qr_png

from .guest_event import GuestEvent, word

TEMPLATE: Final = "events/material/invitation.html"
# Pixels: what messengers and screens in shop windows show without scaling up.
PICTURE_WIDTHS: Final = {"flyer": 1240, "poster": 1754}
# The date in the PDF: the same content gives the same bytes, whenever it is made.
UNDATED: Final = date(2020, 1, 1)


def flyer_html(content: str) -> str:
    """The flyer as one HTML document; ``content`` is the JSON of a ``GuestEvent``."""
    return _html("flyer", content)


def poster_html(content: str) -> str:
    """The poster as one HTML document; ``content`` is the JSON of a ``GuestEvent``."""
    return _html("poster", content)


def flyer_assets(content: str) -> Mapping[str, Path | bytes]:
    """The files of the flyer; one of them is the code with the address of the event."""
    return _assets("flyer", content)


def poster_assets(content: str) -> Mapping[str, Path | bytes]:
    """The files of the poster."""
    return _assets("poster", content)


def _html(kind: str, content: str) -> str:
    event = GuestEvent.from_json(content)
    day = event.first_day or UNDATED
    return render_to_string(TEMPLATE, {"kind": kind, "wording": word(event), "event": event, "day": day})


def _assets(kind: str, content: str) -> Mapping[str, Path | bytes]:
    names = ("invitation.css", f"{kind}.css")
    sheets = find_assets({name: f"printing/{name}" for name in names})
    return {**font_assets(), **sheets, "qr.png": qr_png(GuestEvent.from_json(content).address)}
