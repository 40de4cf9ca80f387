"""The ministry's list: 1,200 organisations of five districts, 100 duplicates of five kinds, 50 broken rows."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest

from partners.domain.imports.applying import apply_run
from partners.domain.imports.choices import choose_for_kind
from partners.domain.imports.refusal import ImportRefused
from partners.domain.imports.uploading import check_run, name_columns, take_in
from partners.enums import ImportRowChoice, ImportRowKind
from partners.models import ContactPerson, ImportRun, Organisation
from tests.partners.domain.imports.generator import DUPLICATE_KINDS, Invented, invent

ROWS, DUPLICATES, BROKEN = 1200, 100, 50


@dataclass
class Checked:
    """A list, the truth about it, and the rows as the check left them."""

    invented: Invented
    run: ImportRun
    rows: dict[int, Any]
    positions: dict[int, int]

    @property
    def truth(self):
        """The repeated rows by line: what each repeats, and the kind. Of two rows the later one repeats."""
        return {max(pair): (min(pair), kind) for pair, kind in self.invented.pairs.items()}

    def named(self, row):
        """What the portal says the row may be: lines, or what is stored."""
        named = {row.same_as_line, self.positions.get(row.target_id)}
        for suspect in row.suspects:
            named |= {suspect["line"], self.positions.get(suspect["organisation"])}
        return named - {None}


@pytest.fixture
def checked(store):
    invented = invent(ROWS, DUPLICATES, BROKEN)
    stored = [store(body) for body in invented.stored]
    run, is_known = take_in(invented.workbook(), "organisationen.xlsx", actor=None)
    assert not is_known
    name_columns(run, run.columns, run.default_role)
    check_run(run)
    positions = {organisation.pk: -1 - position for position, organisation in enumerate(stored)}
    return Checked(invented, run, {row.number: row for row in run.rows.all()}, positions)


def test_list_is_checked_reported_on_and_stored_with_a_handful_of_decisions(checked, capsys):
    """One test, because inventing and checking take seconds. What is found is printed."""
    rows, truth = checked.rows, checked.truth
    assert len(rows) == ROWS

    # Exactly the broken rows, each with its cell.
    errors = {line: row for line, row in rows.items() if row.kind == ImportRowKind.ERROR}
    assert {line: [each["header"] for each in row.problems] for line, row in errors.items()} == {
        line: [header] for line, header in checked.invented.broken.items()
    }
    assert all(each["sentence"] and each["column"] for row in errors.values() for each in row.problems)

    # Duplicates: what was found, what was taken for one wrongly.
    flagged = {line: row for line, row in rows.items() if row.target_id or row.same_as_line}
    right = {line for line, row in flagged.items() if line in truth and truth[line][0] in checked.named(row)}
    recall, precision = len(right) / len(truth), len(right) / len(flagged)
    found = Counter(truth[line][1] for line in right)
    with capsys.disabled():
        print(f"\n1,200 rows: recall {recall:.2f}, precision {precision:.2f}")  # noqa: T201 -- the report
        for kind in DUPLICATE_KINDS:
            print(f"  {kind}: {found[kind]} of {DUPLICATES // len(DUPLICATE_KINDS)}")  # noqa: T201 -- the report
    assert len(truth) == DUPLICATES
    assert recall >= 0.85
    assert precision >= 0.85
    # A register number alone, without court and under another name, is not enough: three in ten clerks write it so.
    assert min(found[kind] for kind in DUPLICATE_KINDS) >= 12

    # Nothing is stored as long as something is open.
    before = Organisation.objects.count()
    with pytest.raises(ImportRefused):
        apply_run(checked.run, actor=None)
    assert Organisation.objects.count() == before

    # Three decisions for 1,200 rows.
    choose_for_kind(checked.run, ImportRowKind.SUSPECT, ImportRowChoice.SKIP)
    choose_for_kind(checked.run, ImportRowKind.SUSPECT, ImportRowChoice.UPDATE, least_score=80)
    choose_for_kind(checked.run, ImportRowKind.ERROR, ImportRowChoice.SKIP)
    apply_run(checked.run, actor=None)
    created = sum(row.kind == ImportRowKind.NEW for row in rows.values())
    assert Organisation.objects.count() == before + created
    imported = ContactPerson.objects.filter(organisation__provenance=Organisation.Provenance.IMPORTED)
    assert imported.exists()
    assert not imported.exclude(audience="own", current_consent=None).exists()
