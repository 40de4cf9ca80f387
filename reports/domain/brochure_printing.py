"""Printing the frozen content of a brochure from kept and new fragments."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.printing.press.press import PrintedDocument
from reports.domain.fingerprint import renderer_fingerprint
from reports.domain.fragments import obtain_fragments
from reports.renderers.data import EditionData
from reports.renderers.pieces.presses import brochure_press
from reports.renderers.pieces.printing import print_edition

Tell = Callable[[str | Promise, int, int], None]


@dataclass(frozen=True, slots=True)
class _Steps:
    """Tells how far a brochure is."""

    tell: Tell

    def on_set(self, done: int, total: int) -> None:
        """Tell about pieces; the two lists at the end are a step of their own."""
        step = _("Laying out the pages") if total > len(("contents", "index")) else _("Writing contents and index")
        self.tell(step, done, total)


def print_brochure(content: str, *, tell: Tell, for_print: bool = False) -> PrintedDocument:
    """Print a brochure from its frozen `content` (JSON of `EditionData`).

    `tell` is told steps in words. Raises `PieceFailed` naming the pages that cannot be set, and `RenderFailed`.
    """
    steps = _Steps(tell)
    edition = print_edition(
        EditionData.from_json(content),
        press=brochure_press(),
        obtain=lambda wanted: obtain_fragments(wanted, on_set=steps.on_set),
        fingerprint=renderer_fingerprint(),
        for_print=for_print,
    )
    return edition.document
