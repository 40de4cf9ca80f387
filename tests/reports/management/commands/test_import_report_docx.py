"""The command: exit codes, all or nothing, and the same file twice only once."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reports.domain.contributions import save_contribution
from reports.domain.reports import accept_report, return_report, submit_report
from reports.models import Contribution, ContributionVersion, Report
from tests.factories.partners import OrganisationFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory
from tests.word_files import REPORT, h, p, word_file

GOOD = REPORT[:8]


@pytest.fixture
def period(partner):
    return ReportingPeriodFactory(year=2032)


@pytest.fixture
def run(tmp_path):
    """Return a function that runs the command for a file of these paragraphs; gives back what it wrote."""

    def run(*body, partner="Stadt Musterfeld", year="2032", dry=False):
        path = tmp_path / "bericht.docx"
        path.write_bytes(word_file(*body))
        out, err = StringIO(), StringIO()
        options = ["--dry-run"] if dry else []
        call_command(
            "import_report_docx", path, "--partner", partner, "--period", year, *options, stdout=out, stderr=err
        )
        return out.getvalue().splitlines()[-1], err.getvalue()

    return run


def test_stores_says_what_and_a_second_time_nothing(run, period):
    said, notes = run(*GOOD, dry=True)
    assert said == "Dry run, nothing was stored. Stadt Musterfeld: focus areas in the file: 1, 2; stored: 1, 2."
    assert not Report.objects.exists()
    run(*GOOD)
    assert run(*GOOD)[0] == "Everything is stored already; nothing changed."
    report = Report.objects.get()
    assert (report.state, report.on_behalf) == ("accepted", True)
    assert report.contributions.get(focus_area=2).text == "### Fortbildung\n\nAlle lernen."
    assert "Left out, because it stands before the first focus area: “### Bericht 2032”" in notes
    run(h(1, "Schwerpunkt 2"), p("Neu"))
    assert dict(report.contributions.values_list("focus_area", "version")) == {1: 1, 2: 2}
    report.refresh_from_db()
    assert report.state == "accepted"


PROBLEMS = {
    "unknown partner": (GOOD, {"partner": "Niemand"}, "(Niemand): The directory knows no organisation of this name."),
    "no partner of the network": (GOOD, {"partner": "Verein"}, "This organisation is no partner of the network."),
    "unknown period": (GOOD, {"year": "2031"}, "There is no reporting period 2031."),
    "heading without an area": (REPORT, {}, "(Ausblick): The heading names no focus area; its text would be lost."),
    "no area at all": ((p("Text"),), {}, "No heading names a focus area."),
    "lost letter": ((h(1, "Schwerpunkt 2"), p("a\ufffd")), {}, "(Stadt Musterfeld, focus area 2): Line 1, character 2"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_refuses_as_a_whole_and_names_the_problem(run, period, name):
    body, options, sentence = PROBLEMS[name]
    OrganisationFactory(name="Verein")
    with pytest.raises(CommandError) as error:
        run(*body, **options)
    assert error.value.returncode == 1
    assert sentence in str(error.value)
    assert not Report.objects.exists()


def test_every_problem_is_listed(run, period):
    with pytest.raises(CommandError) as error:
        run(*REPORT, partner="Niemand", year="2031")
    assert len(str(error.value).splitlines()) == 4  # the head and three problems


def test_what_people_wrote_is_not_overwritten(run, period, partner, author):
    NetworkMembershipFactory(organisation__name="Stadt Beispiel")
    own = ReportFactory(period=period, organisation=partner)
    save_contribution(own, 1, "Von der Stadt selbst", expected_revision=0, author=author)
    with pytest.raises(CommandError, match="begun a report of its own"):
        run(*GOOD)
    run(*GOOD, partner="Stadt Beispiel")
    report = Report.objects.get(on_behalf=True)
    present = report.contributions.get(focus_area=1)
    return_report(report, actor=None, reason="Zahl fehlt")
    ContributionVersion.objects.create(contribution=present, number=2, text="Von Hand", author=author)
    Contribution.objects.filter(pk=present.pk).update(text="Von Hand", version=2)
    with pytest.raises(CommandError, match="Erna Editor edited this report"):
        run(*GOOD, partner="Stadt Beispiel")
    submit_report(report, actor=None)
    accept_report(report, actor=None)
    assert report.contributions.get(focus_area=1).text == "Von Hand"


@pytest.mark.django_db
def test_file_that_is_not_there():
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_report_docx", Path("/nowhere.docx"), "--partner", "x", "--period", "2032")


def test_wrong_usage_is_exit_code_2():
    root = Path(__file__).resolve().parents[4]
    done = subprocess.run(
        [sys.executable, "manage.py", "import_report_docx", "x.docx", "--partner", "x"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
