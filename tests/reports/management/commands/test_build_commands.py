"""Both printing commands: what they write, and the sentence for everything that stands in the way."""

import json
import re
import zipfile
from io import StringIO
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from tests.factories.reports import ReportFactory, ReportingPeriodFactory
from tests.reports.renderers.tagged_pdf import TaggedPdf, comparable

SOURCE = Path(__file__).parents[5] / "shared/data/partner_reports_2021.json"

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(db):
    period = ReportingPeriodFactory(year=2032)
    return ReportFactory(period=period, organisation__name="Stadt Musterfeld", state="accepted", texts={1: "Plakate."})


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def refusal(*arguments):
    with pytest.raises(CommandError) as error:
        call_command(*arguments, stdout=StringIO())
    assert error.value.returncode == 1
    return str(error.value)


def test_brochure_is_written(report, tmp_path):
    path, other, word, web = (tmp_path / name for name in ("b.pdf", "p.pdf", "b.docx", "web"))
    told = run(
        *("build_brochure", "--period", "2032", "--out", path),
        *("--print", other, "--docx", word, "--web", web),
    )
    assert f"{path}: " in told
    with pikepdf.open(path) as pdf, pikepdf.open(other) as for_print:
        assert len(pdf.pages) == len(for_print.pages) > 5
        assert for_print.pages[0].MediaBox[2] > for_print.pages[0].BleedBox[2] > pdf.pages[0].MediaBox[2]
    assert zipfile.is_zipfile(word)
    assert "Plakate." in (web / "kapitel-1" / "index.html").read_text()
    assert (web / "partnerbericht.pdf").read_bytes() == path.read_bytes()
    assert (web / "assets/reports/web/edition.css").exists()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["b.docx", "b.pdf", "p.pdf", "web"]
    arguments = ("build_brochure", "--period", "2032", "--out", path)
    assert "is no empty folder" in refusal(*arguments, "--web", web)


def test_partner_report_is_written(report, tmp_path):
    path = tmp_path / "p.pdf"
    run("build_partner_report", "--period", "2032", "--partner", "stadt  musterfeld", "--out", path)
    assert "Plakate." in TaggedPdf(path.read_bytes()).text()


def test_period_without_accepted_reports(tmp_path):
    ReportFactory(period=ReportingPeriodFactory(year=2032), state="submitted")
    assert refusal("build_brochure", "--period", "2032", "--out", tmp_path / "b.pdf") == (
        "No report of 2032 is accepted yet, so there is nothing to print."
    )
    assert list(tmp_path.iterdir()) == []


def test_unknown_period_names_the_known_ones(report, tmp_path):
    assert refusal("build_brochure", "--period", "1999", "--out", tmp_path / "b.pdf") == (
        "There is no reporting period 1999. Known are: 2032."
    )


def test_unknown_partner_names_similar_ones(report, tmp_path):
    arguments = ("build_partner_report", "--period", "2032", "--out", tmp_path / "p.pdf", "--partner")
    assert refusal(*arguments, "Musterfeld").endswith("Similar: Stadt Musterfeld.")
    assert refusal(*arguments, "Stadt Musterfelt").endswith("Similar: Stadt Musterfeld.")
    assert refusal(*arguments, "xyz").endswith("No partner has a similar name.")


@pytest.mark.parametrize(
    ("path", "sentence"), [("no/where/b.pdf", "does not exist"), (".", "is a folder"), ("file/b.pdf", "does not exist")]
)
def test_place_that_cannot_be_written(report, tmp_path, path, sentence):
    (tmp_path / "file").touch()
    assert sentence in refusal("build_brochure", "--period", "2032", "--out", tmp_path / path)


@pytest.mark.skipif(not SOURCE.exists(), reason=f"{SOURCE.name} is not at ../shared/data")
def test_the_real_reports_come_out_as_they_went_in(tmp_path):
    path = tmp_path / "brochure.pdf"
    run("import_reports", SOURCE)
    run("build_brochure", "--period", "2021", "--out", path)
    printed = comparable(TaggedPdf(path.read_bytes()).text())
    contributions = json.loads(SOURCE.read_bytes())["contributions"]
    missing = [
        (each["partner"], each["focus_area"])
        for each in contributions
        if _words(each["text"]) not in printed or comparable(each["partner"]) not in printed
    ]
    assert (len(contributions), missing) == (107, [])


def _words(text):
    """The text without the marks of lists and sub-headings, read off independently of the renderer."""
    return comparable("".join(re.sub(r"^\s*(- |### |\d\. )", "", line) for line in text.splitlines()))
