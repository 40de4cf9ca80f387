"""The administration reads jobs and starts failed ones again."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse

from portal.outbox.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db
LIST = "admin:outbox_job_changelist"


@pytest.fixture
def administration(client_of):
    return client_of(UserFactory(is_staff=True, is_superuser=True))


def test_list_is_filtered_by_state(administration):
    failed = JobFactory(failed=True)
    JobFactory(done=True)
    page = administration.get(reverse(LIST), {"state": "failed"})
    assert list(page.context["cl"].queryset) == [failed]


def test_failed_jobs_are_started_again_and_others_left_alone(administration):
    failed, done = JobFactory(failed=True), JobFactory(done=True)
    answer = administration.post(
        reverse(LIST), {"action": "start_again", "_selected_action": [str(failed.pk), str(done.pk)]}
    )
    assert {job.pk: job.state for job in Job.objects.all()} == {failed.pk: "queued", done.pk: "done"}
    assert [str(message) for message in get_messages(answer.wsgi_request)] == ["1 job was started again."]


@pytest.mark.parametrize("action", ["add", "change", "delete"])
def test_nobody_writes_jobs_by_hand(administration, action):
    job = JobFactory(failed=True)
    url = reverse(f"admin:outbox_job_{action}", args=[] if action == "add" else [job.pk])
    assert administration.post(url, {"state": "done"}).status_code == 403


def test_staff_who_only_read_cannot_start_jobs(client_of):
    reader = UserFactory(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_job"))
    job = JobFactory(failed=True)
    client_of(reader).post(reverse(LIST), {"action": "start_again", "_selected_action": [str(job.pk)]})
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
