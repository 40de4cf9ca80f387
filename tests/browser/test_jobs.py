"""A person watches a job: the bar moves by itself, stops at the end, and works without script."""

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.outbox.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.outbox import JobFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def show(page, live_server, sign_in):
    """Return a function that opens the page of a job as its owner in a tab and returns the job."""

    def show(tab=page, **values):
        owner = UserFactory(language="en")
        job = JobFactory(name="outbox.send_message", owner=owner, **values)
        sign_in(tab, owner)
        tab.goto(live_server.url + reverse("outbox:job", args=[job.pk]))
        return job

    return show


HALFWAY = {"running": True, "step": "Drawing pages", "progress": 3, "progress_total": 12}


def test_bar_moves_and_ends_without_a_click(page, show, look_over):
    job = show(**HALFWAY)
    bar = page.get_by_role("progressbar", name="Mail")
    assert (bar.get_attribute("value"), bar.get_attribute("max")) == ("3", "12")
    look_over(page, "job-running")

    Job.objects.filter(pk=job.pk).update(step="Joining pages", progress=9)
    page.locator("progress[value='9']").wait_for()
    page.get_by_role("status").filter(has_text="Joining pages").wait_for(state="attached")

    Job.objects.filter(pk=job.pk).update(
        state=Job.State.DONE, lease=None, leased_until=None, finished_at=timezone.now(), progress=12
    )
    page.locator(".kern-alert--success").wait_for()
    page.get_by_role("status").filter(has_text="Done.").wait_for(state="attached")
    assert page.locator("[hx-get*='fortschritt']").count() == 0
    look_over(page, "job-done")


def test_failed_job_is_started_again_by_its_button(page, show, look_over):
    job = show(failed=True, error="The mail server refused the address.")
    look_over(page, "job-failed")
    page.get_by_role("button", name="Start again").click()
    page.get_by_text("Waiting to begin.").wait_for()
    look_over(page, "job-queued")
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


def test_without_script_a_link_shows_the_present_state(browser, show):
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    tab = context.new_page()
    job = show(tab, **HALFWAY)
    Job.objects.filter(pk=job.pk).update(progress=9)
    tab.get_by_role("link", name="Show how far it is now").click()
    assert tab.get_by_role("progressbar").get_attribute("value") == "9"
    context.close()
