"""Template files become rows: all or nothing, once, never changed."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from checklists.domain.loading import TemplatesRefused, load_templates, storing
from checklists.models import Item, Phase, TemplateVersion
from tests.checklists.domain.loading.test_reading import GOOD
from tests.races import run_together

RULES = {"sample-check"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sample.2.yaml").write_text(GOOD)
    return tmp_path


def load(folder):
    return load_templates(folder, known_rules=RULES)


@pytest.mark.django_db
def test_loading_again_stores_nothing(folder):
    first, second = load(folder), load(folder)
    assert (first.new, first.known) == (1, 0)
    assert (second.new, second.known) == (0, 1)
    items = Item.objects.values_list("phase__slug", "position", "slug", "number", "owner", "due_days", "anchor")
    assert list(items) == [
        ("before", 1, "one", "1.1", "both", -7, "event"),
        ("before", 2, "two", "1.2", "mso", None, ""),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("owner: both", "owner: x", "line 11: 'owner' is 'x'"),
        ("check: sample-check", "check: weather", "line 18: There is no automatic check 'weather'."),
        ("id: two", "id: one", "line 21: The item 'one' is there already, in line 9."),
        ("          en: One\n", "", "line 13: 'text' lacks 'en'."),
        ("photos: planned", "weather: fine", "line 16: A condition has no 'weather'."),
        ("photos: planned", "photos: perhaps", "line 16: There is no value of 'photos' 'perhaps'"),
    ],
)
def test_one_wrong_file_loads_nothing(folder, right, wrong, reason):
    (folder / "wrong.2.yaml").write_text(GOOD.replace("sample", "wrong", 1).replace(right, wrong))
    with pytest.raises(TemplatesRefused) as refused:
        load(folder)
    assert f"wrong.2.yaml, {reason}" in str(refused.value)
    assert not TemplateVersion.objects.exists()


@pytest.mark.django_db
def test_published_version_that_says_something_else_is_refused(folder):
    load(folder)
    (folder / "sample.2.yaml").write_text(GOOD.replace("Zwei", "Drei"))
    (folder / "new.1.yaml").write_text(
        GOOD.replace("template: sample", "template: new").replace("version: 2", "version: 1")
    )
    with pytest.raises(TemplatesRefused, match=r"sample\.2\.yaml, line 1: .* write 'sample\.3\.yaml'"):
        load(folder)
    assert list(TemplateVersion.objects.values_list("template__slug", "number")) == [("sample", 2)]


@pytest.mark.django_db
def test_draft_is_checked_but_not_stored(folder):
    (folder / "sample.2.yaml").write_text(GOOD.replace("version: 2", "version: 2\ndraft: yes"))
    assert load(folder).drafts == 1
    assert not TemplateVersion.objects.exists()


@pytest.mark.django_db
def test_stored_version_cannot_be_changed(folder):
    load(folder)
    for rows in (TemplateVersion.objects.all(), Phase.objects.all(), Item.objects.all()):
        with pytest.raises(Exception, match="append_only"), transaction.atomic():
            rows.update(id=1)


@pytest.mark.django_db
def test_command_loads_the_templates_of_the_portal(capsys):
    call_command("load_checklists")
    call_command("load_checklists")
    said = capsys.readouterr().out
    assert " 0 versions stored" not in said.splitlines()[0]
    assert said.splitlines()[1].startswith("0 versions stored")


@pytest.mark.django_db
def test_command_tells_what_is_wrong(folder, monkeypatch):
    (folder / "sample.2.yaml").write_text("nonsense")
    monkeypatch.setattr(storing, "FOLDER", folder)
    monkeypatch.setattr(load_templates, "__defaults__", (folder,))
    with pytest.raises(CommandError, match=r"Nothing was loaded.\nsample\.2\.yaml, line 1"):
        call_command("load_checklists")


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_load_at_once_store_once(folder):
    outcomes = run_together(*[lambda: load(folder).new] * 8)
    assert sorted(outcomes) == [0] * 7 + [1]
    assert TemplateVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_they_collide(folder, monkeypatch):
    """The control run: this is what the lock is for."""
    monkeypatch.setattr(storing, "_lock", lambda: None)

    def try_to_load():
        try:
            return load(folder).new
        except IntegrityError:
            return "collided"

    assert "collided" in run_together(*[try_to_load] * 8)
