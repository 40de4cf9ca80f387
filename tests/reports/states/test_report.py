"""The life of a report, walked at random and compared with a model of it; and two people at the same moment."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from portal.shared.states import MoveRefused
from reports.domain.contributions import save_contribution
from reports.domain.reports import accept_report, return_report, submit_report
from reports.models import Report, ReportTransition
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory
from tests.races import run_together


def partner_of(report):
    return RepresentativeFactory(organisation=report.organisation).user


def ministry_user():
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user


class ReportLife(RuleBasedStateMachine):
    """Does what people do; ``state`` and ``history`` are what must have come of it."""

    def __init__(self):
        super().__init__()
        self.report = ReportFactory(period=ReportingPeriodFactory(state="open"))
        self.partner = partner_of(self.report)
        self.ministry = ministry_user()
        self.state, self.history, self.text, self.version = "draft", [], "", 0

    def expect(self, action, sources, target, *, possible=True):
        if self.state == target:
            assert action() is False
        elif self.state in sources and possible:
            assert action() is True
            self.history.append((self.state, target))
            self.state = target
        else:
            with pytest.raises(MoveRefused):
                action()

    def fresh(self):
        return Report.objects.get(pk=self.report.pk)

    @rule(text=st.sampled_from(["", "Ein Text.", "Ein anderer Text."]))
    def write(self, text):
        def action():
            return save_contribution(self.report, 1, text, expected_revision=self.version, author=self.partner)

        if self.state in {"submitted", "accepted"}:
            with pytest.raises(MoveRefused):
                action()
        elif action().changed:
            self.text, self.version = text, self.version + 1

    @rule()
    def submit(self):
        self.expect(
            lambda: submit_report(self.fresh(), actor=self.partner),
            {"draft", "returned"},
            "submitted",
            possible=bool(self.text),
        )

    @precondition(lambda self: self.state != "draft")
    @rule()
    def give_back(self):
        self.expect(
            lambda: return_report(self.fresh(), actor=self.ministry, reason="Bitte Zahlen ergänzen."),
            {"submitted", "accepted"},
            "returned",
        )

    @precondition(lambda self: self.state != "draft")
    @rule()
    def accept(self):
        self.expect(lambda: accept_report(self.fresh(), actor=self.ministry), {"submitted"}, "accepted")

    @precondition(lambda self: self.state == "draft")
    @rule()
    def draft_is_none_of_the_ministrys_business(self):
        with pytest.raises(PermissionDenied):
            accept_report(self.fresh(), actor=self.ministry)

    @invariant()
    def stored_state_and_history_agree(self):
        report = self.fresh()
        assert report.state == self.state
        assert (report.accepted_at is not None) == (self.state == "accepted")
        assert list(report.transitions.values_list("source", "target")) == self.history


class TestReportLife(TestCase):
    def test_random_walks(self):
        run_state_machine_as_test(
            ReportLife,
            settings=settings(
                max_examples=25, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )


@pytest.mark.django_db
def test_returning_needs_a_reason():
    report = ReportFactory(state="submitted")
    with pytest.raises(ValueError, match="reason"):
        return_report(report, actor=ministry_user(), reason="  ")
    assert Report.objects.get(pk=report.pk).state == "submitted"


@pytest.mark.django_db
def test_partner_cannot_accept_its_own_report():
    report = ReportFactory(state="submitted")
    with pytest.raises(PermissionDenied):
        accept_report(report, actor=partner_of(report))


@pytest.mark.django_db
def test_stranger_cannot_submit():
    report = ReportFactory(texts={1: "Text"})
    with pytest.raises(PermissionDenied):
        submit_report(report, actor=partner_of(ReportFactory()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("period", "possible"), [("planned", False), ("open", True), ("in_review", False), ("published", False)]
)
def test_draft_is_submitted_while_the_period_is_open(period, possible):
    report = ReportFactory(period=ReportingPeriodFactory(state=period), texts={1: "Text"})
    partner = partner_of(report)
    if possible:
        assert submit_report(report, actor=partner) is True
    else:
        with pytest.raises(MoveRefused):
            submit_report(report, actor=partner)


@pytest.mark.django_db
def test_returned_report_is_submitted_again_during_review():
    report = ReportFactory(period=ReportingPeriodFactory(state="in_review"), state="returned")
    assert submit_report(report, actor=partner_of(report)) is True


@pytest.mark.django_db
def test_accepted_report_of_a_published_period_is_not_returned():
    period = ReportingPeriodFactory(state="in_review")
    report = ReportFactory(state="accepted", period=period)
    period.state = "published"
    period.save()
    with pytest.raises(MoveRefused):
        return_report(Report.objects.get(pk=report.pk), actor=ministry_user(), reason="Zu spät")


@pytest.mark.django_db(transaction=True)
def test_two_acceptances_at_once_are_one_move():
    report = ReportFactory(state="submitted")
    ministry = ministry_user()
    outcomes = run_together(
        *[lambda: accept_report(Report.objects.get(pk=report.pk), actor=ministry) for _ in range(4)]
    )
    assert sorted(outcomes) == [False, False, False, True]
    assert ReportTransition.objects.filter(subject=report).count() == 1


@pytest.mark.django_db(transaction=True)
def test_accept_and_return_at_once_leave_a_chain_without_gap():
    report = ReportFactory(state="submitted")
    ministry = ministry_user()
    run_together(
        lambda: accept_report(Report.objects.get(pk=report.pk), actor=ministry),
        lambda: return_report(Report.objects.get(pk=report.pk), actor=ministry, reason="Fehlt etwas"),
    )
    rows = list(ReportTransition.objects.filter(subject=report).values_list("source", "target"))
    # Either the return came first and the acceptance was refused, or it gave back what had been accepted.
    assert rows in ([("submitted", "returned")], [("submitted", "accepted"), ("accepted", "returned")])
    assert Report.objects.get(pk=report.pk).state == "returned"


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_the_same_move_is_made_more_than_once():
    report = ReportFactory(state="submitted")
    barrier = threading.Barrier(2)

    def accept_without_lock():
        subject = Report.objects.get(pk=report.pk)
        barrier.wait()
        if subject.state != "submitted":
            return False
        ReportTransition.objects.create(subject=subject, source="submitted", target="accepted")
        return True

    assert run_together(accept_without_lock, accept_without_lock) == [True, True]
