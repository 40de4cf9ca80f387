"""The press of this process for brochures: started with the first piece, kept for the next ones."""

from functools import cache
from typing import Final

from django.template.loader import render_to_string

from portal.printing.assets import font_store_folder
from portal.printing.press.press import Press
from reports.renderers.assets import print_assets
from reports.renderers.data import ChapterData, ContributionData
from reports.renderers.pieces.plan import TEMPLATE
from reports.renderers.printed import for_print, print_chapter

# Shows every cut of the fonts, hyphenation, columns, lists and links, so that they are loaded before the first piece.
_TEXT: Final = (
    "# Überschrift\n\nEin **wichtiger** Satz mit einer Zusammenarbeitsvereinbarung und einem Verweis auf "
    "https://www.example.org/seite.\n\n- erstens\n- zweitens\n\n1. Anmelden\n\n> Gesagt ist gesagt.\n\n"
)


@cache
def brochure_press() -> Press:
    """Give the press; it costs a second when it is asked for the first piece."""
    texts = (_TEXT, _TEXT * 7)
    chapter = print_chapter(
        ChapterData(
            number=1,
            title="Muster",
            introduction=_TEXT,
            contributions=tuple(
                ContributionData(key=f"muster-{number}", partner="Muster e. V.", text=text)
                for number, text in enumerate(texts)
            ),
        )
    )
    html = render_to_string(
        TEMPLATE,
        {
            "part": "reports/pdf/parts/chapter.html",
            "document": {"language": "de"},
            "chapter": chapter,
        },
    )
    return Press(for_print(html), print_assets(), font_store_folder())
