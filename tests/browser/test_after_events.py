"""A guest signs up and answers on a phone, in Arabic; the MSO reads names and writes down what came of the evening."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Feedback, Lesson, SignUp
from tests.events.domain.world import make_world
from tests.factories.events import FeedbackFactory

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def coming(transactional_db):
    world = make_world(title="Elternabend in der Werkstatt")
    row = world.event.registration
    row.mode, row.keeper, row.capacity = "sign_up", world.mso, 40
    row.save()
    return world


def test_guests_and_what_is_kept_afterwards(page, base_url, sign_in, look_over, coming):
    held = make_world("held", title="Sprechstunde", starts_at=timezone.now() - timedelta(hours=5))
    for text in ("Danke!", "", "Zu kurz", "", "Gern wieder"):
        FeedbackFactory(event=held.event, text=text)
    page.set_viewport_size(PHONE)
    page.goto(base_url + reverse("events:sign_up", args=[coming.event.code]) + "?lang=ar")
    page.get_by_role("button").click()
    look_over(page, "guest-sign-up-errors-ar")
    page.locator("#id_name").fill("سارة برغ")
    page.locator("#id_email").fill("sara@example.org")
    page.get_by_role("button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert SignUp.objects.get().language == "ar"

    page.goto(base_url + reverse("events:feedback", args=[held.event.feedback_code]) + "?lang=ti")
    page.locator("#welcome-4").check()
    page.locator("#wants-job").check()
    look_over(page, "guest-feedback-ti")
    page.get_by_role("button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert Feedback.objects.filter(language="ti", wants=["job"]).count() == 1
    assert page.context.cookies() == []

    sign_in(page, coming.of_mso)
    page.goto(base_url + reverse("events:registration", args=[coming.event.pk]))
    page.locator("#id_expected").fill("25")
    page.locator("button[name=confirm]").click()
    look_over(page, "event-guests")
    page.goto(base_url + reverse("events:arrangement", args=[coming.event.pk]))
    look_over(page, "event-arrangement")

    sign_in(page, held.of_mso)
    for section in ("zahlen", "rueckmeldungen", "zitate", "einwilligungen", "presse"):
        page.goto(base_url + reverse("events:after_section", args=[held.event.pk, section]))
        look_over(page, f"event-after-{section}")
    page.goto(base_url + reverse("events:after_section", args=[held.event.pk, "gelernt"]))
    page.locator("#id_went_well").fill("Die Führung durch die Werkstatt.")
    page.locator("form button[type=submit]").last.click()
    look_over(page, "event-after-gelernt")
    assert Lesson.objects.get().went_well
