"""Findings of stored reports, what their reader may see, and answers to them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.shared.states import MoveRefused
from reports.domain.contributions import save_contribution
from reports.domain.preflight import (
    FindingGone,
    answer_finding,
    findings_in_text,
    findings_of_period,
    findings_of_report,
    summarise,
    withdraw_answer,
)
from reports.domain.release_checks import open_findings
from reports.domain.reports import return_report, submit_report
from reports.enums import FocusArea
from reports.models import PreflightAnswer
from reports.states.report import RELEASE, move_report
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import AttachmentFactory, EditionFactory, ReportFactory, ReportingPeriodFactory

SLIP = "Von 40 Auszubildenden haben 12, also 35 %, eine Einwanderungsgeschichte."
ADDRESS = "Mehr unter www,example.org."
PASSAGE = (
    "Die Stadt hat gemeinsam mit den Vereinen des Stadtteils eine Reihe von Abenden vorbereitet, an denen Familien "
    "kochen, erzählen und Musik machen können, und sie lädt alle dazu ein."
)


@pytest.fixture
def period(db):
    return ReportingPeriodFactory(year=2027)


@pytest.fixture
def report(period, partner):
    return ReportFactory(period=period, organisation=partner, texts={1: SLIP, 2: ADDRESS})


def ids(found):
    return [(each.finding.focus_area, each.finding.rule) for each in found]


def place_of(checked):
    return FocusArea(checked.finding.focus_area), checked.finding.rule, checked.finding.passage_hash


def test_findings_name_partner_and_place(report):
    found = findings_of_report(report)
    assert ids(found) == [(1, "percent-counts"), (2, "web-address")]
    assert {each.finding.partner for each in found} == {"Stadt Musterfeld"}
    assert summarise(found).open == summarise(found).errors == 2


def test_any_number_of_reports_costs_the_same_queries(period, django_assert_num_queries):
    ReportFactory(period=period, texts={1: SLIP})
    with django_assert_num_queries(6):
        assert len(findings_of_period(period)) == 1
    for _number in range(2):
        ReportFactory(period=period, texts={1: SLIP, 3: ADDRESS})
    with django_assert_num_queries(6):
        assert len(findings_of_period(period)) == 5


def test_last_years_text_is_compared_unless_it_was_a_draft(period, partner):
    before = ReportingPeriodFactory(year=2026)
    old = ReportFactory(period=before, organisation=partner, texts={1: PASSAGE})
    report = ReportFactory(period=period, organisation=partner, texts={3: PASSAGE})
    assert findings_of_report(report) == ()
    old.state, old.submitted_at = "submitted", before.created_at
    old.save()
    assert ids(findings_of_report(report)) == [(3, "same-as-last-year")]


def test_unsaved_text_is_checked_with_the_other_areas(report):
    found = findings_in_text(report, FocusArea(3), f"{SLIP} {ADDRESS}", reader=None)
    assert ids(found) == [(3, "percent-counts"), (3, "web-address")]
    assert findings_in_text(report, FocusArea(1), "Alles gut.", reader=None) == ()


def test_answer_survives_other_edits_and_goes_with_its_passage(report, author):
    (slip, _address) = findings_of_report(report)
    answer_finding(report, *place_of(slip), note=" Gezählt wie im Vorjahr. ", actor=author)
    save_contribution(report, FocusArea(1), f"Neu davor.\n\n{SLIP} Neu danach.", expected_revision=0, author=author)
    (slip, address) = findings_of_report(report)
    assert (slip.is_open, slip.answer.note, slip.answer.author) == (False, "Gezählt wie im Vorjahr.", author)
    assert address.is_open
    save_contribution(report, FocusArea(1), SLIP.replace("35", "34"), expected_revision=1, author=author)
    assert all(each.is_open for each in findings_of_report(report))


def test_second_answer_replaces_the_first_and_can_be_taken_back(report, author):
    (slip, _address) = findings_of_report(report)
    answer_finding(report, *place_of(slip), note="Erst so.", actor=author)
    answer_finding(report, *place_of(slip), note="Dann so.", actor=author)
    assert PreflightAnswer.objects.get().note == "Dann so."
    assert withdraw_answer(report, *place_of(slip), actor=author)
    assert not withdraw_answer(report, *place_of(slip), actor=author)
    assert findings_of_report(report)[0].is_open


def test_only_findings_that_are_there_can_be_answered(report, author):
    (slip, _address) = findings_of_report(report)
    area, rule, _hash = place_of(slip)
    with pytest.raises(FindingGone):
        answer_finding(report, area, rule, "0" * 64, note="", actor=author)
    with pytest.raises(FindingGone):
        answer_finding(report, FocusArea(2), rule, slip.finding.passage_hash, note="", actor=author)
    AttachmentFactory(report=report, caption="Fest", alt="")
    found = next(each for each in findings_of_report(report) if each.finding.rule == "picture-without-words")
    with pytest.raises(FindingGone):
        answer_finding(report, *place_of(found), note="", actor=author)
    assert not PreflightAnswer.objects.exists()


def test_strangers_and_the_ministry_before_submission_may_not_answer(report, official):
    (slip, _address) = findings_of_report(report)
    for stranger in (official, RepresentativeFactory().user):
        with pytest.raises(PermissionDenied):
            answer_finding(report, *place_of(slip), note="", actor=stranger)
        with pytest.raises(PermissionDenied):
            withdraw_answer(report, *place_of(slip), actor=stranger)


def test_answer_of_the_ministry_says_so(period, partner, official):
    report = ReportFactory(period=period, organisation=partner, state="submitted", texts={1: SLIP})
    (slip,) = findings_of_report(report)
    assert answer_finding(report, *place_of(slip), note="", actor=official).for_ministry


def test_nothing_is_answered_when_the_brochure_is_out(period, partner, author):
    report = ReportFactory(period=period, organisation=partner, state="submitted", texts={1: SLIP})
    (slip,) = findings_of_report(report)
    for state in ("in_review", "published"):
        period.state = state
        period.save()
    report.refresh_from_db()
    with pytest.raises(MoveRefused, match="published"):
        answer_finding(report, *place_of(slip), note="", actor=author)


def test_ministry_reads_what_was_handed_in_not_what_is_being_written(report, author, official):
    for number in (1, 2):
        text = report.contributions.get(focus_area=number).text
        save_contribution(report, FocusArea(number), f"{text} Ja.", expected_revision=0, author=author)
    submit_report(report, actor=author)
    report.refresh_from_db()
    return_report(report, actor=official, reason="Bitte prüfen.")
    report.refresh_from_db()
    contribution = report.contributions.get(focus_area=1)
    save_contribution(report, FocusArea(1), "Berichtigt.", expected_revision=contribution.revision, author=author)
    assert ids(findings_of_report(report, reader=author)) == [(2, "web-address")]
    assert ids(findings_of_report(report, reader=official)) == [(1, "percent-counts"), (2, "web-address")]


def test_pictures_without_words_or_rights_block_the_release(period, partner):
    report = ReportFactory(period=period, organisation=partner, texts={1: "Text."})
    whole = {"alt": "Zwei Stände", "rights_holder": "Stadt Musterfeld", "rights_basis": "Auftrag"}
    for width, caption, lack in ((40, "Fest", "alt"), (50, "Tag der Vielfalt", "rights_basis"), (60, "Stände", "")):
        AttachmentFactory(report=report, caption=caption, width=width, **{**whole, **({lack: ""} if lack else {})})
    found = findings_of_report(report)
    assert {each.finding.passage for each in found} == {"Fest", "Tag der Vielfalt"}
    assert not any(each.can_be_answered for each in found)
    for state in ("submitted", "accepted"):
        report.state, report.submitted_at, report.accepted_at = state, timezone.now(), timezone.now()
        report.save()
    head = RepresentativeFactory(organisation=partner, role="owner").user
    with pytest.raises(MoveRefused, match="alternative text"):
        move_report(RELEASE, report, actor=head)


def test_database_keeps_one_answer_per_passage(report):
    contribution = report.contributions.first()
    row = {"contribution": contribution, "rule": "long-sentence", "passage_hash": "a" * 64}
    PreflightAnswer.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        PreflightAnswer.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        PreflightAnswer.objects.create(contribution=contribution, rule="x", passage_hash="Zz")


def test_release_dialogue_names_open_errors_and_warnings_of_printed_reports(period, partner, author):
    report = ReportFactory(
        period=period,
        organisation=partner,
        state="accepted",
        texts={1: SLIP, 2: ADDRESS, 3: "Drei Frauen nahmen teil."},
    )
    ReportFactory(period=period, state="submitted", texts={1: SLIP})
    (slip, _address, _hint) = findings_of_report(report)
    answer_finding(report, *place_of(slip), note="", actor=author)
    found = [each for each in open_findings(EditionFactory(period=period)) if "pruefung" in each.url]
    assert [(each.place.split(",")[0], each.blocks) for each in found] == [("Stadt Musterfeld", False)]
    assert "mistyped" in found[0].message
