"""The lag is the age of the oldest job that waits for a worker."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.outbox.domain.lag import lag_seconds
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db


def test_no_waiting_job_is_no_lag():
    JobFactory(due_at=timezone.now() + timedelta(hours=1))
    assert lag_seconds() == 0


def test_oldest_due_job_counts():
    JobFactory(due_at=timezone.now() - timedelta(seconds=90))
    JobFactory(due_at=timezone.now() - timedelta(seconds=10))
    assert 90 <= lag_seconds() <= 95
