"""What did not come over from a Word file as it was, in words and with its place."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shared.word.blocks import BlockKind, Finding, FindingKind, WordDocument

_LEFT_OUT: Final = {
    FindingKind.PICTURE: gettext_lazy("Picture"),
    FindingKind.LINKED_PICTURE: gettext_lazy("Picture that is not in the file but elsewhere; it is not fetched"),
    FindingKind.CHART: gettext_lazy("Chart"),
    FindingKind.DIAGRAM: gettext_lazy("Diagram"),
    FindingKind.SHAPE: gettext_lazy("Drawing"),
    FindingKind.OBJECT: gettext_lazy("Embedded object"),
    FindingKind.EMBEDDED_TEXT: gettext_lazy("Embedded document"),
    FindingKind.COMMENT: gettext_lazy("Comment"),
    FindingKind.DELETED: gettext_lazy("Passage that is marked as deleted"),
    FindingKind.HIDDEN: gettext_lazy("Hidden text"),
    FindingKind.PLACEHOLDER: gettext_lazy("Field that nobody has filled in"),
    FindingKind.HEADER: gettext_lazy("Header"),
    FindingKind.FOOTER: gettext_lazy("Footer"),
    FindingKind.CONTENTS: gettext_lazy("Table of contents"),
    FindingKind.SYMBOL: gettext_lazy("Sign of a symbol font; □ stands in its place"),
    FindingKind.READING: gettext_lazy("Small letters above the line"),
}
_CHANGED: Final = {
    FindingKind.TABLE: gettext_lazy("Table; its cells are text now"),
    FindingKind.TEXT_BOX: gettext_lazy("Text box; its text stands after the paragraph it hangs on"),
    FindingKind.NOTE: gettext_lazy("Footnote; it stands at the end of the focus area"),
    FindingKind.FORMULA: gettext_lazy("Formula; it is plain text now"),
    FindingKind.LINK: gettext_lazy("Link that does not lead to the web; only its words are there"),
    FindingKind.STRUCK: gettext_lazy("Struck text; it is there without the stroke"),
    FindingKind.HEADING_NUMBER: gettext_lazy("Numbers before headings; they are left out"),
    FindingKind.FORMATTING: gettext_lazy("Formats that the portal does not have; the words are there"),
}
_FORMATS: Final = {
    "underline": gettext_lazy("underlined"),
    "highlight": gettext_lazy("highlighted"),
    "raised": gettext_lazy("raised or lowered"),
}
_WORDS_OF_PLACE: Final = 60
MOST_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing: what it was, its words, where it stood; ``number`` names a picture that can be had."""

    what: str
    detail: str
    heading: str
    after: str
    block: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """What was left out and what has another form now; ``more`` counts what is not listed."""

    left_out: list[Remark]
    changed: list[Remark]
    more: int


def remarks_on(document: WordDocument) -> Remarks:
    """Return what did not come over as it was, in the order of the file."""
    left_out: list[Remark] = []
    changed: list[Remark] = []
    for number, finding in enumerate(document.findings[:MOST_SHOWN]):
        remark = _remark(finding, number, document)
        (left_out if finding.kind in _LEFT_OUT else changed).append(remark)
    return Remarks(left_out, changed, max(0, len(document.findings) - MOST_SHOWN))


def sentence_of(remark: Remark) -> str:
    """Return the remark on one line, for commands."""
    place = _("under “%(heading)s”") % {"heading": remark.heading} if remark.heading else ""
    words = f": {remark.detail}" if remark.detail else ""
    return f"{remark.what}{words}{f' ({place})' if place else ''}"


def _remark(finding: Finding, number: int, document: WordDocument) -> Remark:
    what = str({**_LEFT_OUT, **_CHANGED}[finding.kind])
    if finding.count > 1:
        what = f"{what} ({finding.count})"
    blocks = document.blocks[: finding.block + 1]
    heading = next((each.text for each in reversed(blocks) if each.kind == BlockKind.HEADING), "")
    after = blocks[-1].text if blocks and finding.block >= 0 else ""
    detail = finding.detail
    if finding.kind == FindingKind.FORMATTING:
        detail = str(_FORMATS.get(detail, detail))
    return Remark(
        what,
        detail,
        "" if heading == after else _short(heading),
        _short(after),
        finding.block,
        number if finding.member else None,
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _WORDS_OF_PLACE else f"{words[:_WORDS_OF_PLACE]}…"
