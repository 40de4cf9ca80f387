"""Migrating renders what changes, and everything before a function looks at it."""

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.commands import migrate
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState

from portal.shared.migrating import Executor, changed_models_alone

LIMIT = models.CheckConstraint(name="number_is_small", condition=models.Q(number__lt=9))


@pytest.fixture
def state():
    """Return the state of two models, one of which points to the other."""
    state = ProjectState()
    number = [("id", models.AutoField(primary_key=True)), ("number", models.IntegerField())]
    state.add_model(ModelState("somewhere", "Place", number, options={"constraints": []}))
    pointing = [
        ("id", models.AutoField(primary_key=True)),
        ("place", models.ForeignKey("somewhere.Place", models.PROTECT)),
    ]
    state.add_model(ModelState("somewhere", "Event", pointing))
    assert state.apps.get_model("somewhere", "Place")._meta.related_objects
    return state


def change(state):
    """Add a constraint and return which models were not rendered anew."""
    before = set(state.apps.get_models())
    state.add_constraint("somewhere", "place", LIMIT)
    return {model.__name__ for model in before & set(state.apps.get_models())}


def test_only_what_changes_is_rendered(state):
    with changed_models_alone():
        assert change(state) == {"Event"}
    assert [each.name for each in state.apps.get_model("somewhere", "Place")._meta.constraints] == ["number_is_small"]


def test_control_django_renders_the_neighbours_too(state):
    assert change(state) == set()


def test_functions_of_migrations_see_every_relation(state):
    seen = []
    look = migrations.RunPython(lambda apps, _editor: seen.append(apps.get_model("somewhere", "Place")))
    with changed_models_alone():
        change(state)

        class Editor:
            class connection:  # noqa: N801 -- as Django calls it
                alias = "default"

        look.database_forwards("somewhere", Editor, state, state)
    assert [each.name for each in seen[0]._meta.related_objects] == ["event"]


def test_the_command_migrates_this_way():
    assert get_commands()["migrate"] == "portal.shared"
    load_command_class("portal.shared", "migrate")
    assert migrate.MigrationExecutor is Executor
