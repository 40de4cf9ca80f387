"""A list of 5,000 rows from upload to stored, in less than a minute."""

import time

import pytest

from partners.domain.imports.applying import apply_run
from partners.domain.imports.choices import choose_for_kind
from partners.domain.imports.undoing import undo_run
from partners.domain.imports.uploading import check_run, name_columns, take_in
from partners.models import Organisation
from tests.factories.partners import OrganisationFactory
from tests.partners.domain.imports.generator import invent
from tests.partners.domain.imports.invented_places import store_places

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
ROWS = 5000


def test_five_thousand_rows_are_stored_in_under_a_minute(capsys):
    places = store_places()
    invented = invent(ROWS, duplicates=400, broken=50, stored=1000)
    for body in invented.stored:
        OrganisationFactory(
            name=body.name, municipality=places[body.town], register_number=body.register, website=body.website
        )
    content = invented.workbook()
    figures = {}
    began = time.perf_counter()
    run, _is_known = take_in(content, "liste.xlsx", actor=None)
    name_columns(run, run.columns, "mso")
    figures["read"] = time.perf_counter() - began
    check_run(run)
    figures["checked"] = time.perf_counter() - began
    choose_for_kind(run, "error", "skip")
    choose_for_kind(run, "suspect", "update")
    apply_run(run, actor=None)
    stored = figures["stored"] = time.perf_counter() - began
    undo_run(run, actor=None)
    figures["taken back"] = time.perf_counter() - began
    with capsys.disabled():
        print("\n5,000 rows:", ", ".join(f"{step} after {seconds:.1f} s" for step, seconds in figures.items()))
    assert Organisation.objects.filter(provenance="imported").count() > ROWS * 0.8
    assert stored < 60
