"""Every pair of states of a period, a build and a Word file: the machine and the database allow the same ways."""

import itertools

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.shared.states import MoveRefused
from reports.enums import BuildState, PeriodState, UploadState
from reports.models import Build, ReportingPeriod, Upload
from reports.states import build as build_states
from reports.states import period as period_states
from reports.states import upload as upload_states
from tests.factories.reports import EditionFactory, ReportFactory, ReportingPeriodFactory

pytestmark = pytest.mark.django_db
FILE = {"file": "builds/x.pdf", "sha256": "x", "pages": 1, "size": 1}


def ways(moves):
    return {(source, move.target) for move in moves for source in move.sources}


def allowed_by_database(rows, source, target):
    try:
        with transaction.atomic():
            return rows.filter(state=source).update(state=target) == 1
    except IntegrityError:
        return False


def test_period():
    found = set()
    for year, (source, target) in enumerate(itertools.permutations(PeriodState.values, 2), start=2100):
        period = ReportingPeriodFactory(year=year, state=source)
        if allowed_by_database(ReportingPeriod.objects.filter(pk=period.pk), source, target):
            found.add((source, target))
    assert found == ways(period_states.MOVES)


def test_build():
    routes = {
        "queued": [],
        "running": ["running"],
        "ready": ["running", "ready"],
        "failed": ["failed"],
        "superseded": ["superseded"],
    }
    found = set()
    for source, target in itertools.permutations(BuildState.values, 2):
        build = Build.objects.create(edition=EditionFactory(), content="{}", content_hash="x")
        rows = Build.objects.filter(pk=build.pk)
        for state in routes[source]:
            rows.update(state=state, **FILE)
        rows.update(**FILE)
        if allowed_by_database(rows, source, target):
            found.add((source, target))
    assert found == ways(build_states.MOVES)


def test_upload():
    found = set()
    for source, target in itertools.permutations(UploadState.values, 2):
        upload = Upload.objects.create(report=ReportFactory(), size=1, taken_over_at=timezone.now())
        rows = Upload.objects.filter(pk=upload.pk)
        rows.update(state=source)
        if allowed_by_database(rows, source, target):
            found.add((source, target))
    assert found == ways(upload_states.MOVES)


def test_move_asked_twice_is_made_once():
    period = ReportingPeriodFactory(state="planned")
    assert [period_states.move_period(period_states.OPEN, period, actor=None) for _ in range(2)] == [True, False]
    assert period.transitions.count() == 1


def test_move_from_elsewhere_is_refused():
    period = ReportingPeriodFactory(state="planned")
    with pytest.raises(MoveRefused):
        period_states.move_period(period_states.CLOSE, period, actor=None)
