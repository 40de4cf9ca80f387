"""Findings of stored reports, what their reader may see, and answers to them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.shared.states import MoveRefused
from reports.domain import preflight_facts
from reports.domain.contributions import save_contribution
from reports.domain.preflight import (
    FindingGone,
    answer_finding,
    findings_in_text,
    findings_of_period,
    findings_of_report,
    objection_to_release,
    summarise,
    withdraw_answer,
)
from reports.domain.reports import return_report
from reports.enums import FocusArea
from reports.models import PreflightAnswer
from reports.rules.facts import AttachmentFacts
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

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
    with django_assert_num_queries(5):
        assert len(findings_of_period(period)) == 1
    for _number in range(2):
        ReportFactory(period=period, texts={1: SLIP, 3: ADDRESS})
    with django_assert_num_queries(5):
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


def test_only_findings_that_are_there_can_be_answered(report, author, monkeypatch):
    (slip, _address) = findings_of_report(report)
    area, rule, _hash = place_of(slip)
    with pytest.raises(FindingGone):
        answer_finding(report, area, rule, "0" * 64, note="", actor=author)
    with pytest.raises(FindingGone):
        answer_finding(report, FocusArea(2), rule, slip.finding.passage_hash, note="", actor=author)
    picture = AttachmentFacts("Fest.png", "", "", focus_area=1)
    monkeypatch.setattr(preflight_facts, "_attachment_sources", [lambda _ids: {report.pk: (picture,)}])
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
    from reports.domain.reports import submit_report  # noqa: PLC0415 -- the only test that submits

    submit_report(report, actor=author)
    report.refresh_from_db()
    return_report(report, actor=official, reason="Bitte prüfen.")
    report.refresh_from_db()
    contribution = report.contributions.get(focus_area=1)
    save_contribution(report, FocusArea(1), "Berichtigt.", expected_revision=contribution.revision, author=author)
    assert ids(findings_of_report(report, reader=author)) == [(2, "web-address")]
    assert ids(findings_of_report(report, reader=official)) == [(1, "percent-counts"), (2, "web-address")]


def test_pictures_without_words_or_rights_block_the_release(report, monkeypatch):
    assert objection_to_release(report) == ""
    pictures = (AttachmentFacts("Fest.png", "", "Stadt"), AttachmentFacts("Tag.png", "Stände", "Stadt"))
    monkeypatch.setattr(preflight_facts, "_attachment_sources", [lambda ids: dict.fromkeys(ids, pictures)])
    assert "Fest.png" in objection_to_release(report)
    assert "Tag.png" not in objection_to_release(report)


def test_database_keeps_one_answer_per_passage(report):
    contribution = report.contributions.first()
    row = {"contribution": contribution, "rule": "long-sentence", "passage_hash": "a" * 64}
    PreflightAnswer.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        PreflightAnswer.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        PreflightAnswer.objects.create(contribution=contribution, rule="x", passage_hash="Zz")
