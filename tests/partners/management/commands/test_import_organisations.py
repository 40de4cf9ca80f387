import pytest
from django.core.management import CommandError, call_command

from partners.management.commands.import_organisations import Command
from partners.models import ImportRun, Organisation
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import OrganisationFactory
from tests.partners.domain.imports.lists import separated, workbook

HEAD = ("Verein", "Ort")


@pytest.fixture
def municipality(db):
    return MunicipalityFactory(name="Hamm")


@pytest.fixture
def run(tmp_path, capsys, municipality):
    """Return a function that runs the command on rows and gives what it printed."""

    def run(*rows, name="liste.csv", **options):
        path = tmp_path / name
        path.write_bytes(workbook(*rows) if name.endswith(".xlsx") else separated(*rows))
        call_command("import_organisations", str(path), **options)
        return capsys.readouterr()

    return run


@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx"])
def test_list_is_stored_as_drafts(run, name):
    said = run(HEAD, ("Kaktus Theater", "Hamm"), name=name)
    assert said.out == "1 organisations added as drafts, 0 rows added to known ones, 0 rows unchanged, 0 left out.\n"
    assert Organisation.objects.get().state == "draft"


def test_second_time_nothing_changes(run):
    run(HEAD, ("Kaktus Theater", "Hamm"))
    assert "1 rows unchanged" in run(HEAD, ("Kaktus Theater", "Hamm")).out
    assert Organisation.objects.count() == 1


def test_dry_run_stores_nothing(run):
    assert run(HEAD, ("Kaktus Theater", "Hamm"), dry_run=True).out.startswith("Dry run, nothing was stored. 1 org")
    assert (Organisation.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_all_problems_are_listed_and_nothing_is_stored(run):
    with pytest.raises(CommandError) as refused:
        run(HEAD, ("Kaktus Theater", "Hamm"), ("", "Hamm"), ("Salamander", "Nirgendsheim"))
    assert str(refused.value).splitlines() == [
        "The list was not imported; nothing was stored. Problems: 2",
        "- Row 3, column A (Verein): The name is missing.",
        "- Row 4, column B (Ort): There is no municipality called “Nirgendsheim” in North Rhine-Westphalia.",
    ]
    assert refused.value.returncode == 1
    assert (Organisation.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_suspects_are_left_out_and_named(run, municipality):
    OrganisationFactory(name="Kaktus Theater Hamm", municipality=municipality)
    said = run(HEAD, ("Kaktus Theater Ham e. V.", "Hamm"))
    assert "1 left out" in said.out
    assert said.err.startswith("Note: Row 2: “Kaktus Theater Ham e. V.” may be known already (")


def test_wrong_usage_is_told_apart():
    command = Command()
    command._called_from_command_line = True  # noqa: SLF001 -- as manage.py does
    with pytest.raises(SystemExit) as ended:
        command.create_parser("manage.py", "import_organisations").parse_args([])
    assert ended.value.code == 2


def test_missing_file_is_a_sentence(db):
    with pytest.raises(CommandError, match="The file cannot be read: No such file or directory"):
        call_command("import_organisations", "nirgends.csv")
