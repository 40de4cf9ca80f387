"""After the deadline: with an extension only, and visible as such."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from portal.outbox.models import Message
from portal.shared.states import MoveRefused
from reports.domain.extensions import extend_deadline
from reports.domain.reports import return_report, submit_report
from reports.models import Extension, Report
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def yesterday():
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def report(partner, yesterday):
    return ReportFactory(period=ReportingPeriodFactory(deadline=yesterday), organisation=partner, texts={1: "Text"})


def fresh(report):
    return Report.objects.get(pk=report.pk)


def extend(report, official, days=5, reason="Wechsel in der Leitung"):
    until = timezone.localdate() + timedelta(days=days)
    return extend_deadline(report.period, report.organisation, until=until, reason=reason, actor=official)


def test_late_report_is_refused_without_extension_and_marked_with_one(report, author, official):
    with pytest.raises(MoveRefused, match="when the ministry gives you more time"):
        submit_report(fresh(report), actor=author)
    extend(report, official)
    assert submit_report(fresh(report), actor=author) is True
    assert (fresh(report).was_late, fresh(report).extended_until) == (True, timezone.localdate() + timedelta(days=5))


def test_last_day_still_counts(report, author):
    report.period.deadline = timezone.localdate()
    report.period.save()
    assert submit_report(fresh(report), actor=author) is True
    assert fresh(report).was_late is False


def test_returned_report_is_submitted_again_after_the_deadline_and_is_not_late(report, author, official):
    report.period.deadline = timezone.localdate()
    report.period.save()
    submit_report(fresh(report), actor=author)
    return_report(fresh(report), actor=official, reason="Bitte Zahlen ergänzen.")
    report.period.deadline -= timedelta(days=1)
    report.period.save()
    Report.objects.update(first_submitted_at=timezone.now() - timedelta(days=2))
    assert submit_report(fresh(report), actor=author) is True
    assert fresh(report).was_late is False


def test_ministry_hands_in_what_came_another_way(official, partner, yesterday):
    period = ReportingPeriodFactory(deadline=yesterday)
    entered = ReportFactory(period=period, organisation=partner, on_behalf=True, texts={1: "Per Post"})
    assert submit_report(entered, actor=official) is True
    assert fresh(entered).was_late is True


def test_extension_opens_a_closed_period_for_one_partner(report, author, official):
    report.period.state = "in_review"
    report.period.save()
    extend(report, official)
    assert submit_report(fresh(report), actor=author) is True


def test_partner_that_has_not_begun_gets_a_draft_and_one_mail(partner, author, official, yesterday):
    period = ReportingPeriodFactory(deadline=yesterday)
    until = timezone.localdate()
    made = [extend_deadline(period, partner, until=until, reason="Krank", actor=official) for _ in range(2)]
    assert made[0] == made[1]
    report = Report.objects.get()
    assert (report.state, report.on_behalf, report.opened_at) == ("draft", False, None)
    assert Message.objects.get().recipient == author.email


def test_extension_says_why_and_stays(report, author, official):
    with pytest.raises(ValueError, match="reason"):
        extend(report, official, reason=" ")
    with pytest.raises(PermissionDenied):
        extend(report, author)
    with pytest.raises(MoveRefused, match="after the deadline"):
        extend(report, official, days=-1)
    extension = extend(report, official)
    with pytest.raises(Exception, match="Cannot update or delete"):
        Extension.objects.filter(pk=extension.pk).update(until=timezone.localdate())


def test_report_that_is_handed_in_needs_no_extension(official, partner, yesterday):
    report = ReportFactory(period=ReportingPeriodFactory(deadline=yesterday), organisation=partner, state="submitted")
    with pytest.raises(MoveRefused, match="handed in already"):
        extend(report, official)


def test_extension_without_reason_is_refused_by_the_database(report):
    with pytest.raises(IntegrityError, match="extension_has_reason"):
        Extension.objects.create(report=report, until=timezone.localdate(), reason="")
