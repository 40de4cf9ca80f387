"""What is set again when something changes, counted, and the bytes that come of it."""

from dataclasses import replace

from tests.reports.renderers.conftest import Pieces
from tests.reports.renderers.sample import full_edition


def changed(content, word, partner, areas):
    """The edition with a word before the contributions of a partner to these focus areas."""

    def new(chapter, item):
        is_concerned = item.partner == partner and chapter.number in areas
        return replace(item, text=f"{word} {item.text}") if is_concerned else item

    return replace(
        content,
        chapters=tuple(
            replace(chapter, contributions=tuple(new(chapter, item) for item in chapter.contributions))
            for chapter in content.chapters
        ),
    )


def test_same_input_gives_the_same_bytes_from_kept_and_from_new_pieces(pieces_of_brochure):
    first = pieces_of_brochure.print()
    again = pieces_of_brochure.print()
    assert pieces_of_brochure.newly_set == []
    others = Pieces()
    anew = others.print()

    assert len(others.newly_set) > 15
    assert first == again == anew


def test_one_contribution_changed_sets_one_piece(pieces_of_brochure):
    before = pieces_of_brochure.print()
    after = pieces_of_brochure.print(changed(full_edition(), "Nur", "Kreis Tal", {2}))

    assert [title[: len("Tätigkeitsschwerpunkt 2")] for title in pieces_of_brochure.newly_set] == [
        "Tätigkeitsschwerpunkt 2"
    ]
    assert after != before


def test_one_report_changed_sets_the_groups_with_its_contributions(pieces_of_brochure):
    pieces_of_brochure.print()
    pieces_of_brochure.print(changed(full_edition(), "Auch", "Kreis Tal", set(range(1, 7))))

    assert len(pieces_of_brochure.newly_set) == 6
    assert [title for title in pieces_of_brochure.newly_set if "Kreis Tal" not in title] == []
