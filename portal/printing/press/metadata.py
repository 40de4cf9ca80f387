"""What the file says of itself (ISO 14289-1, 5 and 7.1, 7.2)."""

from typing import Final

import pikepdf
from pikepdf import Dictionary, String

from .part import Imprint

_PRODUCER: Final = "Brückenbauer"


def write_metadata(whole: pikepdf.Pdf, imprint: Imprint) -> None:
    """Write title, language, dates and the mark of PDF/UA; the dates are those of the content, not of the clock."""
    whole.Root.Lang = String(imprint.language)
    whole.Root.MarkInfo = Dictionary(Marked=True)
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    moment = f"{imprint.day:%Y-%m-%d}T00:00:00Z"
    stamp = f"D:{imprint.day:%Y%m%d}000000Z"
    whole.docinfo = whole.make_indirect(
        Dictionary(
            Title=String(imprint.title),
            Author=String(imprint.author),
            Producer=String(_PRODUCER),
            CreationDate=String(stamp),
            ModDate=String(stamp),
        )
    )
    with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp.register_xml_namespace("http://www.aiim.org/pdfua/ns/id/", "pdfuaid")
        xmp["pdfuaid:part"] = "1"
        xmp["dc:title"] = imprint.title
        xmp["dc:creator"] = [imprint.author]
        xmp["dc:language"] = [imprint.language]
        xmp["pdf:Producer"] = _PRODUCER
        xmp["xmp:CreateDate"] = moment
        xmp["xmp:ModifyDate"] = moment
