import pytest

from reports.renderers.data import FigureData
from reports.renderers.printed import (
    COLUMNS_FROM_CHARACTERS,
    KEEP_TOGETHER_CHARACTERS,
    LONG_INTRODUCTION_CHARACTERS,
    SHORT_INTRODUCTION_CHARACTERS,
    for_print,
    print_article,
    print_chapter,
    print_contribution,
    print_greeting,
)
from tests.reports.renderers.sample import chapters, contribution, greeting, guest_article


@pytest.mark.parametrize(
    ("length", "layout"),
    [
        (70, "set-beside-name keep-together"),
        (KEEP_TOGETHER_CHARACTERS, "set-beside-name keep-together"),
        (KEEP_TOGETHER_CHARACTERS + 1, "set-beside-name"),
        (COLUMNS_FROM_CHARACTERS, "set-beside-name"),
        (COLUMNS_FROM_CHARACTERS + 1, "set-in-columns"),
        (11_000, "set-in-columns"),
    ],
)
def test_the_length_of_a_text_decides_how_it_is_set(length, layout):
    assert print_contribution(contribution(text="a" * length)).layout == layout


def test_a_text_with_figures_in_its_margin_keeps_together():
    figures = (FigureData(value="34 %", sentence="der Auszubildenden"),)

    assert print_contribution(contribution(text="a" * 900, figures=figures)).layout == "set-beside-name keep-together"


@pytest.mark.parametrize(
    ("length", "opening"),
    [
        (SHORT_INTRODUCTION_CHARACTERS, "opening-short"),
        (SHORT_INTRODUCTION_CHARACTERS + 1, ""),
        (LONG_INTRODUCTION_CHARACTERS, ""),
        (LONG_INTRODUCTION_CHARACTERS + 1, "opening-long"),
    ],
)
def test_the_opening_number_gives_way_to_a_long_introduction(length, opening):
    chapter = chapters()[0]
    longer = type(chapter)(number=1, title="a", introduction="a" * length)

    assert print_chapter(longer).opening == opening


def test_names_and_figures_are_single_clean_lines():
    printed = print_contribution(
        contribution(
            partner="Stadt\nMuster\u202ehausen", figures=(FigureData(value=" 3\n", sentence="von\u0000 vier"),)
        )
    )

    assert printed.partner == "Stadt Musterhausen"
    assert printed.figures == (FigureData(value="3", sentence="von vier"),)


def test_headings_follow_the_level_of_the_partners_name():
    assert print_contribution(contribution(text="### a")).html == "<h3>a</h3>\n"
    assert print_contribution(contribution(text="### a"), heading_level=2).html == "<h2>a</h2>\n"


def test_a_guest_article_is_named_as_such_in_the_contents():
    assert print_article(guest_article()).contents_title == "Gastbeitrag: Von außen gesehen"


def test_greetings_are_counted():
    assert print_greeting(greeting(), 2).key == "grusswort-2"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("z. B. heute", "z.\u00a0B. heute"),
        ("Muster e. V. und", "Muster e.\u00a0V. und"),
        ("§ 17 Abs. 1 Nr. 2", "§\u00a017 Abs.\u00a01 Nr.\u00a02"),
        ("Dr. Beispiel, 20 %", "Dr.\u00a0Beispiel, 20\u00a0%"),
        ("Ende. Neuer Satz. A. Muster", "Ende. Neuer Satz. A. Muster"),
    ],
)
def test_abbreviations_and_numbers_stay_with_what_follows(text, kept):
    assert for_print(text) == kept


def test_addresses_may_break_without_a_trace_in_the_text():
    assert for_print("<p>www.a<wbr>.de</p>") == "<p>www.a\u200b.de</p>"
