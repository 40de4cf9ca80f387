"""The life of a report, walked at random and compared with a model of it."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from portal.shared.states import MoveRefused
from reports.domain.contributions import save_contribution
from reports.domain.reports import (
    accept_report,
    leave_out_report,
    release_report,
    return_report,
    submit_report,
    take_in_report,
)
from reports.models import Report
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory


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
        self.head = RepresentativeFactory(organisation=self.report.organisation, role="owner").user
        self.ministry = ministry_user()
        self.state, self.history, self.text, self.version, self.left_out = "draft", [], "", 0, False

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

        if self.state in {"submitted", "accepted", "released"}:
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
            {"submitted", "accepted", "released"},
            "returned",
        )
        self.left_out = False

    @precondition(lambda self: self.state != "draft")
    @rule()
    def accept(self):
        self.expect(lambda: accept_report(self.fresh(), actor=self.ministry), {"submitted"}, "accepted")

    @rule()
    def release(self):
        self.expect(
            lambda: release_report(self.fresh(), actor=self.head),
            {"accepted"},
            "released",
            possible=not self.left_out,
        )

    @precondition(lambda self: self.state != "draft")
    @rule(out=st.booleans())
    def leave_out_or_take_in(self, out):
        def action():
            if out:
                return leave_out_report(self.fresh(), actor=self.ministry, reason="Zu spät")
            return take_in_report(self.fresh(), actor=self.ministry)

        if self.left_out == out:
            assert action() is False
        elif self.state == "accepted":
            assert action() is True
            self.left_out = out
        else:
            with pytest.raises(MoveRefused):
                action()

    @precondition(lambda self: self.state == "draft")
    @rule()
    def draft_is_none_of_the_ministrys_business(self):
        with pytest.raises(PermissionDenied):
            accept_report(self.fresh(), actor=self.ministry)

    @invariant()
    def stored_state_and_history_agree(self):
        report = self.fresh()
        assert report.state == self.state
        assert (report.accepted_at is not None) == (self.state in {"accepted", "released"})
        assert (report.released_at is not None) == (self.state == "released")
        assert bool(report.left_out_reason) == (report.left_out_at is not None) == self.left_out
        printable = Report.objects.accepted().filter(pk=report.pk).exists()
        assert printable == (report.accepted_at is not None and not self.left_out)
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
def test_only_the_head_of_the_partner_releases():
    report = ReportFactory(state="accepted")
    for other in (partner_of(report), partner_of(ReportFactory())):
        with pytest.raises(PermissionDenied):
            release_report(report, actor=other)
    with pytest.raises(PermissionDenied):
        release_report(report, actor=ministry_user(), reason="Brief vom 3. März")


@pytest.mark.django_db
def test_ministry_releases_what_it_entered_and_says_why():
    report = ReportFactory(state="accepted", on_behalf=True, organisation__name="Stadt Musterfeld")
    with pytest.raises(ValueError, match="reason"):
        release_report(report, actor=ministry_user())
    release_report(report, actor=ministry_user(), reason="Brief vom 3. März")
    stored = Report.objects.get(pk=report.pk)
    assert (stored.state, stored.released_for) == ("released", "Stadt Musterfeld")
    assert stored.transitions.get().reason == "On behalf of Stadt Musterfeld. Brief vom 3. März"


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
