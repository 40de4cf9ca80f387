"""The life of a report: two people at the same moment."""

import threading

import pytest

from reports.domain.reports import accept_report, release_report, return_report
from reports.models import Report, ReportTransition
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.reports import ReportFactory
from tests.races import run_together


def ministry_user():
    return RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user


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
def test_released_twice_at_once_is_released_once():
    report = ReportFactory(state="accepted")
    head = RepresentativeFactory(organisation=report.organisation, role="owner").user
    outcomes = run_together(*[lambda: release_report(Report.objects.get(pk=report.pk), actor=head) for _ in range(4)])
    assert sorted(outcomes) == [False, False, False, True]
    assert ReportTransition.objects.filter(subject=report).count() == 1


@pytest.mark.django_db(transaction=True)
def test_released_while_it_is_returned_is_returned_in_the_end():
    report = ReportFactory(state="accepted")
    head, ministry = RepresentativeFactory(organisation=report.organisation, role="owner").user, ministry_user()
    run_together(
        lambda: release_report(Report.objects.get(pk=report.pk), actor=head),
        lambda: return_report(Report.objects.get(pk=report.pk), actor=ministry, reason="Fehlt etwas"),
    )
    rows = list(ReportTransition.objects.filter(subject=report).values_list("source", "target"))
    assert rows in ([("accepted", "returned")], [("accepted", "released"), ("released", "returned")])
    returned = Report.objects.get(pk=report.pk)
    assert (returned.state, returned.accepted_at, returned.released_at) == ("returned", None, None)


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
