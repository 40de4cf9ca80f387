import pytest

from portal.shared.word_diff import Piece
from reports.domain.comparing import compare_versions
from reports.templatetags.report_texts import report_text, with_named_mark, without_marks


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("### Alltag\n\nIm Dienst", "Alltag\nIm Dienst"),
        ("- eins\n- zwei\n\n1. drei", "eins\nzwei\ndrei"),
        ("> **Wir** sind da.", "Wir sind da."),
        ("5 < 6 & 2 * 3 * 4", "5 < 6 & 2 * 3 * 4"),
        ("", ""),
    ],
)
def test_a_quoted_passage_shows_no_marks(source, shown):
    assert without_marks(source) == shown


def test_sub_headings_begin_where_the_page_wants_them():
    assert report_text("### Alltag", 4) == "<h4>Alltag</h4>\n"


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("### Alltag", "### Alltag", "Sub-heading: Alltag", "Sub-heading: Alltag"),
        ("Alltag im Dienst", "### Alltag im Dienst", "Alltag im Dienst", "Sub-heading: Alltag im Dienst"),
        ("> Ein guter Satz", "#### Ein guter Satz", "Quotation: Ein guter Satz", "Smaller sub-heading: Ein guter Satz"),
        ("### Alt und neu", "### Neu und alt", "Sub-heading: Alt und neu", "Sub-heading: Neu und alt"),
        ("5 > 4", "#hashtag", "5 > 4", "#hashtag"),
    ],
)
def test_a_compared_line_names_its_format(old, new, before, after):
    rows = compare_versions(old, new)

    shown = [
        "".join(piece.text for row in rows for piece in with_named_mark(getattr(row, side))) for side in ("old", "new")
    ]
    assert shown == [before, after]


def test_a_line_without_pieces_stays_empty():
    assert with_named_mark(()) == ()
    assert with_named_mark((Piece("same", "- Punkt"),)) == (Piece("same", "- Punkt"),)
