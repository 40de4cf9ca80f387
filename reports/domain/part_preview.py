"""Pages of one part of a brochure before the whole is built: what is set here, the build does not set again."""

from portal.printing.press.part import Imprint, Part
from portal.printing.press.press import PrintedDocument
from portal.shared.cleaning import clean_line
from reports.models import Edition
from reports.renderers.pieces.plan import LISTS, plan_edition
from reports.renderers.pieces.presses import brochure_press
from reports.renderers.pieces.printing import Wanted, key_of

from .edition import collect_edition
from .fingerprint import renderer_fingerprint
from .fragments import obtain_fragments


class UnknownPart(LookupError):
    """The brochure has no such part, or one that is only known when all pages are."""


def preview_part(edition: Edition, part: str) -> PrintedDocument:
    """Return the pages of a part as PDF, such as ``kapitel-3``, numbered from 1; jumps to other parts are left out.

    Raises ``UnknownPart``, ``NothingToPrint``, ``PieceFailed``, ``RenderFailed``. Not to be called in a transaction.
    """
    data = collect_edition(edition)
    pieces = [
        piece
        for piece in plan_edition(data).pieces
        if piece.name not in LISTS and (piece.name == part or piece.name.startswith(f"{part}-beitrag-"))
    ]
    if not pieces:
        raise UnknownPart(part)
    keys = [key_of(piece.html, renderer_fingerprint()) for piece in pieces]
    fragments = obtain_fragments(
        {key: Wanted(piece.title, piece.html) for key, piece in zip(keys, pieces, strict=True)}
    )
    return brochure_press().merge(
        [
            Part(content=fragments[key].content, furniture=piece.furniture, continues=piece.continues)
            for key, piece in zip(keys, pieces, strict=True)
        ],
        imprint=Imprint(
            title=clean_line(f"{data.title} {data.year}: {pieces[0].title}"),
            author=clean_line(data.publisher),
            language=data.language,
            day=data.build_date,
        ),
        is_excerpt=True,
    )
