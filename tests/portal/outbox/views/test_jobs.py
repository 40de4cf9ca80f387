"""The page of a job: for its owner only, with a bar, without script too, and it stops asking when finished."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from portal.outbox.models import Job
from portal.outbox.views.jobs import answer_progress
from tests.factories.accounts import UserFactory
from tests.factories.outbox import JobFactory

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def owner():
    return UserFactory(language="en")


@pytest.fixture
def own(client_of, owner):
    return client_of(owner)


def progress_url(job, seen=""):
    return reverse("outbox:job_progress", args=[job.pk]) + (f"?seen={seen}" if seen else "")


@pytest.mark.parametrize("name", ["outbox:job", "outbox:job_progress"])
def test_stranger_does_not_find_the_job(client_of, name):
    url = reverse(name, args=[JobFactory(owner=UserFactory()).pk])
    assert client_of(UserFactory()).get(url).status_code == 404


def test_job_of_nobody_is_found_by_nobody(own):
    assert own.get(reverse("outbox:job", args=[JobFactory(owner=None).pk])).status_code == 404


def test_stranger_cannot_restart_the_job(client_of):
    job = JobFactory(owner=UserFactory(), failed=True)
    assert client_of(UserFactory()).post(reverse("outbox:job_restart", args=[job.pk])).status_code == 404
    job.refresh_from_db()
    assert job.state == Job.State.FAILED


def test_page_shows_label_step_and_percent_as_progress_bar(own, owner, handler):
    handler(lambda _job, _progress: None, label="Brochure")
    job = JobFactory(name="tests.job", owner=owner, running=True, step="Drawing pages", progress=3, progress_total=12)
    page = own.get(reverse("outbox:job", args=[job.pk])).content.decode()
    assert f'<label class="kern-label" for="job-bar-{job.pk}">Brochure</label>' in page
    assert f'<progress id="job-bar-{job.pk}" max="12" value="3"></progress>' in page
    assert [words in page for words in ("Drawing pages", "3 of 12 (25 %)")] == [True, True]


def test_page_works_without_script_by_a_link(own, owner):
    job = JobFactory(owner=owner)
    url = reverse("outbox:job", args=[job.pk])
    assert f'<noscript> <p class="kern-body"><a class="kern-link" href="{url}">' in " ".join(
        own.get(url).content.decode().split()
    )


def test_status_line_stays_on_the_page_when_the_bar_is_replaced(own, owner):
    job = JobFactory(owner=owner)
    line = f'role="status" id="job-status-{job.pk}"'
    assert line in own.get(reverse("outbox:job", args=[job.pk])).content.decode()
    assert line not in own.get(progress_url(job)).content.decode()


def test_poll_that_has_seen_everything_gets_nothing(own, owner):
    job = JobFactory(owner=owner, running=True, step="Drawing", progress=3, progress_total=12)
    answer = own.get(progress_url(job, job.fingerprint), **HTMX)
    assert (answer.status_code, answer.content) == (204, b"")


def test_new_percent_is_drawn_but_not_announced(own, owner):
    job = JobFactory(owner=owner, running=True, step="Drawing", progress=3, progress_total=12)
    seen = job.fingerprint
    Job.objects.filter(pk=job.pk).update(progress=4)
    answer = own.get(progress_url(job, seen), **HTMX)
    assert (answer.status_code, 'value="4"' in answer.content.decode(), "hx-swap-oob" in answer.content.decode()) == (
        200,
        True,
        False,
    )


def test_new_step_is_announced(own, owner):
    job = JobFactory(owner=owner, running=True, step="Drawing", progress=3, progress_total=12)
    seen = job.fingerprint
    Job.objects.filter(pk=job.pk).update(step="Joining")
    page = own.get(progress_url(job, seen), **HTMX).content.decode()
    words = re.search(r'hx-swap-oob="innerHTML">(.*?)</p>', page, re.DOTALL)
    assert words
    assert words[1].strip() == "Joining"


@pytest.mark.parametrize("trait", ["done", "failed"])
def test_finished_job_stops_the_polling(own, owner, trait):
    job = JobFactory(owner=owner, **{trait: True})
    answer = own.get(progress_url(job, job.fingerprint), **HTMX)
    assert (answer.status_code, "hx-get" in answer.content.decode()) == (286, False)


def test_finished_job_answers_a_browser_without_htmx_normally(own, owner):
    assert own.get(progress_url(JobFactory(owner=owner, done=True))).status_code == 200


def test_answers_are_not_kept_by_caches(own, owner):
    answer = own.get(progress_url(JobFactory(owner=owner)))
    assert "no-store" in answer["Cache-Control"]


def test_done_job_links_its_result(own, owner, handler):
    handler(lambda _job, _progress: None, result_url=lambda job: f"/berichte/{job.payload['edition']}/")
    job = JobFactory(name="tests.job", owner=owner, done=True, payload={"edition": 7})
    assert 'href="/berichte/7/"' in own.get(reverse("outbox:job", args=[job.pk])).content.decode()


def test_failed_job_says_why_and_can_be_started_again(own, owner, sent, django_capture_on_commit_callbacks):
    job = JobFactory(owner=owner, failed=True, error="There is no accepted report.")
    page = own.get(reverse("outbox:job", args=[job.pk])).content.decode()
    assert "There is no accepted report." in page

    with django_capture_on_commit_callbacks(execute=True):
        answer = own.post(reverse("outbox:job_restart", args=[job.pk]))

    job.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, reverse("outbox:job", args=[job.pk]))
    assert (job.state, job.attempts, job.error) == (Job.State.QUEUED, 0, "")
    assert sent == [("outbox.run_job", str(job.pk))]


@pytest.mark.parametrize(
    ("traits", "state"), [({"done": True}, "done"), ({"running": True}, "running"), ({}, "queued")]
)
def test_restart_leaves_jobs_alone_that_did_not_fail(own, owner, sent, traits, state):
    job = JobFactory(owner=owner, **traits)
    assert own.post(reverse("outbox:job_restart", args=[job.pk])).status_code == 302
    job.refresh_from_db()
    assert (job.state, sent) == (state, [])


def test_restart_by_get_is_refused(own, owner):
    assert own.get(reverse("outbox:job_restart", args=[JobFactory(owner=owner, failed=True).pk])).status_code == 405


def test_errors_and_steps_are_escaped(own, owner):
    job = JobFactory(owner=owner, running=True, step="<script>alert(1)</script>")
    assert "<script>alert" not in own.get(progress_url(job)).content.decode()


def test_job_whose_handler_is_gone_is_shown_by_its_name(own, owner):
    job = JobFactory(owner=owner, name="tests.long_gone", done=True)
    assert "tests.long_gone" in own.get(reverse("outbox:job", args=[job.pk])).content.decode()


def test_other_apps_may_poll_by_an_address_of_their_own():
    job = JobFactory(owner=None)
    request = RequestFactory().get("/berichte/")
    request.user = UserFactory()
    page = answer_progress(request, job, progress_url="/berichte/fortschritt/").content.decode()
    assert f'hx-get="/berichte/fortschritt/?seen={job.fingerprint}"' in page
    html = render_to_string("outbox/_progress.html", {"job": job, "progress_url": "/berichte/fortschritt/"})
    assert f'hx-get="/berichte/fortschritt/?seen={job.fingerprint}"' in html
