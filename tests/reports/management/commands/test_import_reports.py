"""The command: exit codes, the list of problems, and the real file."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.shared.texts import check_text
from reports.models import Contribution, EditionText, Figure, Report
from tests.factories.report_files import as_bytes, report_file


def real_file():
    """Return the ministry's file, which lies beside the project on some machines only."""
    path = Path(__file__).resolve().parents[4].parent / "shared" / "data" / "partner_reports_2021.json"
    if not path.exists():
        pytest.skip("../shared/data/partner_reports_2021.json is not on this machine")
    return path


@pytest.fixture
def invented(tmp_path):
    path = tmp_path / "berichte.json"
    path.write_bytes(as_bytes(report_file()))
    return path


@pytest.mark.django_db
def test_says_what_was_stored_and_that_a_second_time_changes_nothing(invented):
    out = StringIO()
    call_command("import_reports", invented, stdout=out)
    call_command("import_reports", invented, "--period", "2032", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[:3] == [
        "[1/3] Stadt Musterfeld",
        "[2/3] Ärztebund Beispielhausen e. V.",
        "[3/3] Zunft der Korbflechter",
    ]
    assert lines[3].startswith("Period 2032: 3 reports added")
    assert lines[-1] == "Everything is stored already; nothing changed."


@pytest.mark.django_db
def test_lists_every_problem_and_stores_nothing(invented):
    values = report_file()
    values["contributions"][0]["focus_area"] = 8
    values["contributions"][3]["partner"] = "Niemand"
    invented.write_bytes(as_bytes(values))
    with pytest.raises(CommandError) as error:
        call_command("import_reports", invented)
    assert error.value.returncode == 1
    assert len(str(error.value).splitlines()) == 3  # the head and two problems
    assert Report.objects.count() == 0


@pytest.mark.django_db
def test_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_reports", tmp_path / "nichts.json")


@pytest.mark.django_db
def test_dry_run_stores_nothing(invented):
    out = StringIO()
    call_command("import_reports", invented, "--dry-run", stdout=out)
    assert "Dry run, nothing was stored." in out.getvalue()
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--period", "x", "f"], 2), ([], 2), (["nirgendwo.json"], 1)],
)
def test_exit_codes_of_the_real_process(arguments, code):
    manage = Path(__file__).resolve().parents[4] / "manage.py"
    done = subprocess.run([sys.executable, manage, "import_reports", *arguments], capture_output=True, check=False)
    assert done.returncode == code


@pytest.mark.django_db
def test_the_real_file_is_stored_completely():
    path = real_file()
    call_command("import_reports", path, stdout=StringIO())
    values = json.loads(path.read_bytes())
    stored = {
        (each.report.organisation.name, each.focus_area): each.text
        for each in Contribution.objects.select_related("report__organisation")
    }
    assert stored == {
        (each["partner"], each["focus_area"]): check_text(each["text"]).text for each in values["contributions"]
    }
    assert [
        Report.objects.filter(state="accepted").count(),
        Contribution.objects.count(),
        Figure.objects.count(),
        EditionText.objects.filter(kind="introduction").count(),
        EditionText.objects.filter(kind="guest_article").count(),
    ] == [22, 107, 107, 6, 1]
