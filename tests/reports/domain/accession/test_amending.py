"""What is signed changes through amendments only, and nothing is forgotten."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.shared.states import MoveRefused
from reports.domain.accession import amending
from reports.domain.accession.amending import Agreed, StaleMeasure, amend_measure
from reports.domain.accession.queries import sheet_of
from reports.domain.accession.terms import MeasureTerms, MilestoneTerms, terms_of
from reports.models import Amendment, Declaration, Measure, Milestone
from tests.factories.network import DeclarationFactory, MeasureFactory
from tests.races import meet_after, run_together, without_locks

AGREED = Agreed("Neuer Vorstand.", date(2025, 3, 1))


@pytest.fixture
def signed(partner):
    return DeclarationFactory(membership=partner.network_membership, state="signed", measures=2)


@pytest.mark.django_db
def test_amendments_say_what_was_and_what_is(signed, official):
    measure = signed.measures.get(number=1)
    before = terms_of(measure)
    new = replace(before, title="Anders", milestones=(MilestoneTerms("Zweiter Schritt", date(2027, 9, 1)),))
    assert amend_measure(signed, 1, before, AGREED, seen=0, actor=official) is None
    amend_measure(signed, 1, new, AGREED, seen=0, actor=official)
    added = MeasureTerms("Dazu", "", 3, None, None, (MilestoneTerms("Anfang", date(2026, 1, 1)),))
    amend_measure(signed, None, added, AGREED, seen=1, actor=official)
    amend_measure(signed, 2, None, AGREED, seen=2, actor=official)
    sheet = sheet_of(signed, official)
    assert [row.measure.title for row in sheet.measures] == ["Anders", "Dazu"]
    assert [each.number for each in sheet.withdrawn] == [2]
    shown = {row.amendment.number: (row.before, row.after) for row in sheet.amendments}
    assert shown[1][0].title == before.title
    assert (shown[1][1].title, shown[1][1].milestones[0].title) == ("Anders", "Zweiter Schritt")
    assert (shown[2][0], shown[2][1].title, shown[3][1]) == (None, "Dazu", None)
    # Reports may have told of the first milestone: it stays as a row.
    assert measure.milestones.get(title="Erste Einladung").withdrawn_on == AGREED.on


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("agreed", "seen", "refusal"),
    [
        (Agreed("x", date(2020, 1, 1)), 0, MoveRefused),
        (Agreed("x", timezone.localdate() + timedelta(days=2)), 0, MoveRefused),
        (AGREED, 3, StaleMeasure),
    ],
)
def test_amendments_out_of_order_are_refused(signed, official, agreed, seen, refusal):
    with pytest.raises(refusal):
        amend_measure(signed, 1, None, agreed, seen=seen, actor=official)
    assert Amendment.objects.count() == 0


@pytest.mark.django_db
def test_one_measure_stays_and_drafts_know_no_amendments(signed, official, author):
    amend_measure(signed, 1, None, AGREED, seen=0, actor=official)
    with pytest.raises(MoveRefused, match="at least one"):
        amend_measure(signed, 2, None, AGREED, seen=1, actor=official)
    with pytest.raises(MoveRefused, match="in force"):
        amend_measure(DeclarationFactory(), 1, None, AGREED, seen=0, actor=official)
    with pytest.raises(PermissionDenied):
        amend_measure(signed, 2, None, AGREED, seen=1, actor=author)


CHANGES = {
    "measure_changes_by_amendment": [
        lambda signed: Measure.objects.filter(declaration=signed).update(title="Heimlich"),
        lambda signed: MeasureFactory(declaration=signed, number=9),
    ],
    "milestone_changes_by_amendment": [
        lambda signed: Milestone.objects.filter(measure__declaration=signed).update(due_on=date(2030, 1, 1)),
        lambda signed: Milestone.objects.filter(measure__declaration=signed).delete(),
        lambda signed: Milestone.objects.create(measure=signed.measures.first(), title="x", due_on=date(2030, 1, 1)),
    ],
    "declaration_stays_signed": [
        lambda signed: Declaration.objects.filter(pk=signed.pk).update(wording="Anders"),
        lambda signed: Declaration.objects.filter(pk=signed.pk).update(sha256="1" * 64),
    ],
    "declaration_moves": [lambda signed: Declaration.objects.filter(pk=signed.pk).update(state="draft")],
    "one_running_declaration": [lambda signed: DeclarationFactory(membership=signed.membership)],
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "change"), [(name, change) for name, changes in CHANGES.items() for change in changes]
)
def test_database_keeps_what_was_signed(signed, name, change):
    with pytest.raises(IntegrityError, match=name):
        change(signed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("declaration_signed_by_both", {"revision": 7}),
        ("declaration_signed_is_complete", {"secretary_name": ""}),
        ("declaration_signed_is_complete", {"file_size": 0}),
    ],
)
def test_database_asks_for_both_signatures(name, values):
    complete = DeclarationFactory(state="signed")
    draft = DeclarationFactory()
    names = ("signed_on", "head_name", "head_function", "secretary_name", "secretary_function", "file", "sha256")
    filled = {each: getattr(complete, each) for each in (*names, "original_sha256", "file_size")}
    for agreement in complete.agreements.all():
        agreement.pk = None
        agreement.declaration = draft
        agreement.save(force_insert=True)
    update = Declaration.objects.filter(pk=draft.pk).update
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        update(state="signed", **{**filled, **values})
    assert update(state="signed", **filled) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_locked", [True, False])
def test_of_two_amendments_at_once_one_wins(partner, official, monkeypatch, is_locked):
    signed = DeclarationFactory(membership=partner.network_membership, state="signed")
    if not is_locked:
        without_locks(monkeypatch)
        # Both have seen that there is no amendment yet, and only then go on.
        meet_after(monkeypatch, amending, "written_down", 2)

    def amend(title):
        def attempt():
            terms = MeasureTerms(title, "", 1, None, None)
            try:
                return amend_measure(signed, 1, terms, AGREED, seen=0, actor=official)
            except (StaleMeasure, IntegrityError) as refused:
                return refused

        return attempt

    outcomes = run_together(amend("eins"), amend("zwei"))
    kinds = sorted(type(each).__name__ for each in outcomes)
    assert Amendment.objects.count() == 1
    # Without the lock the last barrier is the number in the database.
    assert kinds == ["Amendment", "StaleMeasure" if is_locked else "IntegrityError"]
