import pytest

from reports.templatetags.report_texts import report_text, without_marks


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
