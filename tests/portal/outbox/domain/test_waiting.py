"""Failed jobs wait for whoever may start them again, and for nobody else."""

import pytest

from portal.outbox.domain.waiting import waiting_jobs
from tests.factories.accounts import UserFactory
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("rows", "title"), [(1, "1 job has failed"), (3, "3 jobs have failed")])
def test_administration_is_led_to_failed_jobs(client_of, rows, title, django_assert_num_queries):
    person = UserFactory(is_staff=True, is_superuser=True)
    JobFactory(done=True)
    assert waiting_jobs(person) == []
    for _ in range(rows):
        JobFactory(failed=True)
    with django_assert_num_queries(1):
        (entry,) = waiting_jobs(person)
    assert entry.title == title
    assert len(client_of(person).get(entry.url).context["cl"].queryset) == rows
    other = UserFactory()
    with django_assert_num_queries(0):
        assert waiting_jobs(other) == []
