"""Indicators over the years: the chart and the table from the same values, on pages, in print, in Word and EPUB."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree
from pikepdf import Dictionary

from portal.printing.render import render_pdf
from reports.renderers.assets import print_assets
from reports.renderers.brochure import brochure_html
from reports.renderers.charts.series import Point, series_chart
from reports.renderers.data import EditionData, IndicatorData, SeriesData, ValueData
from reports.renderers.indicators import show_indicators
from reports.renderers.partner_report import partner_report_html
from reports.renderers.web.book import brochure_epub
from reports.renderers.web.pages import static_files
from reports.renderers.web.site import build_site
from reports.renderers.word.brochure import brochure_docx
from tests.reports.renderers.accessible_pdf import faults
from tests.reports.renderers.sample import edition, partner_report
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable


def value(year, number, **more):
    usual = {"unit": "Personen", "basis": "alle Auszubildenden", "way": "register", "days": f"30.09.{year}"}
    return ValueData(year=year, number=number, **{**usual, **more})


OWN = (
    value(2029, "1100"),
    value(2030, "1250.5000", change="150.5"),
    value(2031, ""),
    value(2032, "900", unlike=("basis", "way"), basis="nur Kernverwaltung", way="estimate"),
)
STATE = SeriesData(owner="Land", values=(value(2029, "40"), value(2031, "44", change="4")), is_state=True)
INDICATOR = IndicatorData(
    key="kennzahl-1",
    name="Auszubildende",
    description="Am Stichtag in Ausbildung.",
    series=(STATE, SeriesData(owner="Kreis Tal", values=OWN)),
)
ALT = (
    "Auszubildende, Kreis Tal. 2029: 1.100 Personen; 2030: 1.250,5 Personen; 2031: –; "
    "2032: 900 Personen (nicht vergleichbar: andere Grundlage, anders erhoben)"
)


def test_one_row_a_year_and_a_rule_where_years_are_not_alike():
    chart = series_chart(
        [Point("1", Decimal(4), "4"), Point("2", None, "–"), Point("3", Decimal("0.5"), "0,5", breaks=True)]
    )
    assert [(column.label, column.rule, column.height > 0) for column in chart.columns] == [
        ("1", None, True),
        ("2", None, False),
        ("3", 400, True),
    ]
    assert chart.columns[0].height == pytest.approx(8 * chart.columns[2].height, rel=0.02)


@pytest.mark.parametrize("values", [[], [None, 4], [4, -1]])
def test_no_chart_where_a_table_says_it_better(values):
    assert series_chart([Point("", None if each is None else Decimal(each), "") for each in values]) is None


def test_table_chart_and_words_say_the_same():
    (shown,) = show_indicators([INDICATOR], "de")
    assert shown.years == (2029, 2030, 2031, 2032)
    own = shown.rows[1]
    assert [cell.text for cell in own[1]] == ["1.100\u00a0Personen", "1.250,5\u00a0Personen", "–", "900\u00a0Personen"]
    assert [cell.breaks for cell in own[1]] == [False, False, False, True]
    assert [column.text for column in shown.series[1].chart.columns] == ["1.100", "1.250,5", "–", "900"]
    assert shown.series[1].alt.replace("\u00a0", " ") == ALT
    assert shown.remarks == ("Kreis Tal, 2032: nicht vergleichbar: andere Grundlage, anders erhoben",)
    assert (shown.has_hidden, len(shown.charts)) == (True, 2)
    summed = replace(INDICATOR, sums=SeriesData(owner="Alle", values=(value(2029, "10"), value(2030, "12"))))
    assert [each.owner for each in show_indicators([summed], "en")[0].charts] == ["Land", "Alle"]


def test_the_data_survives_json():
    content = edition(indicators=(INDICATOR,))
    assert EditionData.from_json(content.to_json()) == content


def test_web_and_word_show_the_same_as_print():
    content = edition(indicators=(INDICATOR,))
    pages = dict(static_files(build_site(content)))
    html = pages["kennzahlen/index.html"]
    for part in ("1.250,5\u00a0Personen", "<title>", "anders erhoben", 'scope="row">Kreis Tal'):
        assert part in html
        assert part in brochure_html(content)
    assert b"PK" in brochure_docx(content, {})[:2]
    with zipfile.ZipFile(io.BytesIO(brochure_epub(content, {}, {"type.css": b"", "edition.css": b""}))) as book:
        drawing = etree.fromstring(book.read("book/kennzahlen.xhtml")).find(".//{http://www.w3.org/2000/svg}svg")
        assert drawing.get("viewBox") == "0 0 600 220"
        assert b'kennzahlen.xhtml" media-type="application/xhtml+xml" properties="svg"' in book.read("book/book.opf")
    assert "kennzahlen/index.html" not in dict(static_files(build_site(edition())))


def test_in_print_charts_have_words_and_tables_their_headers():
    own = replace(INDICATOR, series=INDICATOR.series[1:])
    html = partner_report_html(partner_report(indicators=(own,)))
    printed = render_pdf(html, assets=print_assets())
    pdf = TaggedPdf(printed.content)
    assert len(list(pdf.root.find("Figure"))) == 1
    words = [str(each.Alt) for each in pdf.pdf.objects if isinstance(each, Dictionary) and each.get("/S") == "/Figure"]
    assert [each.replace("\u00a0", " ") for each in words] == [ALT]
    headers = [comparable(each.text()) for each in pdf.root.find("TH")]
    assert headers[-4:] == ["2029", "2030", "2031", "2032"]
    assert len(headers) == 10
    assert faults(printed.content) == []
