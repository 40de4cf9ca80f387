from datetime import timedelta

import pytest
from django.utils import timezone

from partners.domain.imports.applying import apply_run
from partners.domain.imports.retention import ABANDONED_AFTER, UNDO_WITHIN, can_still_undo, clear_imports
from partners.models import ImportRun
from tests.partners.domain.imports.lists import checked

pytestmark = pytest.mark.django_db
ROWS = (("Name", "Ort", "Ansprechpartner"), ("Kaktus Theater", "", "Aylin Demir"))


def age(run, **times):
    ImportRun.objects.filter(pk=run.pk).update(**times)


def test_abandoned_list_is_deleted_once():
    run, _rows = checked(*ROWS)
    assert clear_imports() == 0
    age(run, updated_at=timezone.now() - ABANDONED_AFTER - timedelta(hours=1))
    assert [clear_imports(), clear_imports()] == [1, 0]
    run.refresh_from_db()
    assert (run.state, run.rows.count()) == ("discarded", 0)


def test_contents_of_a_stored_list_are_forgotten_after_the_time_for_undoing():
    run, _rows = checked(*ROWS)
    apply_run(run, actor=None)
    assert (clear_imports(), can_still_undo(run)) == (0, True)
    age(run, applied_at=timezone.now() - UNDO_WITHIN - timedelta(hours=1))
    assert [clear_imports(), clear_imports()] == [1, 0]
    run.refresh_from_db()
    row = run.rows.get()
    assert (can_still_undo(run), row.values, row.result.name) == (False, {}, "Kaktus Theater")
