import pytest

from portal.printing.assets import font_assets
from portal.printing.page_fit import tightened
from portal.printing.pdf import FITTING, write_pdf

STYLE = """<style>
@page { size: 100mm 120mm; margin: 10mm }
body, p { margin: 0 }
p { line-height: 10mm; font-size: 10pt }
section { break-before: page }
[data-fit="tight"] p { line-height: 9mm }
</style>"""


def document(*sections):
    return (
        '<html lang="de"><title>a</title>'
        + STYLE
        + "".join(
            f'<section data-fit="teil-{number}">{"<p>Zeile" * lines}</section>'
            for number, lines in enumerate(sections, start=1)
        )
    )


def rendered(html, **values):
    return write_pdf(html, assets=font_assets(), **values)


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (10, 1),
        (11, 1),  # one line on the second page is taken back
        (13, 2),  # a third of a page is no mistake
        (1, 1),  # a short section is no tail
    ],
)
def test_a_nearly_empty_last_page_is_taken_back(lines, pages):
    assert rendered(document(lines)).pages == pages


def test_without_fitting_the_tail_stays():
    assert rendered(document(11), fit=False).pages == 2


def test_only_the_sections_concerned_are_set_tightly():
    steps = []

    assert rendered(document(13, 11), on_step=steps.append).pages == 3
    assert steps.count(FITTING) == 1


def test_a_tail_that_cannot_be_taken_back_keeps_the_wide_setting():
    html = document(11).replace("line-height: 9mm", "line-height: 9.99mm")

    assert rendered(html).content == rendered(html, fit=False).content


def test_the_names_of_other_sections_are_left_alone():
    assert tightened('<p data-fit="a"><p data-fit="ab">', ["a"]) == '<p data-fit="tight"><p data-fit="ab">'


@pytest.mark.parametrize(("lines", "pages"), [(10, 1), (11, 1), (12, 1), (13, 1), (15, 1), (16, 2)])
def test_one_page_is_set_as_tightly_as_it_needs_to_be(lines, pages):
    style = """<style>
    @page { size: 100mm 120mm; margin: 10mm }
    body, p { margin: 0 }
    p { line-height: 10mm; font-size: 10pt }
    [data-one-page="tight"] p { line-height: 8.3mm }
    [data-one-page="tightest"] p { line-height: 6.6mm }
    </style>"""
    html = f'<html lang="de"><title>a</title>{style}<body data-one-page="normal">{"<p>Zeile" * lines}'

    assert rendered(html, fit=False).pages == pages
