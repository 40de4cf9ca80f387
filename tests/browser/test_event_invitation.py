"""From the tick at a language to the page that guests open by the code."""

import pytest
from playwright.sync_api import expect

from events.models import Invitation
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_flyer_is_ordered_and_guests_read_arabic(page, sign_in, look_over, live_server):
    event = EventFactory(state="announced", title="Offene Werkstatt", needs={"food": ["halal"]})
    sign_in(page, RepresentativeFactory(organisation=event.host).user)
    page.goto(f"{live_server.url}/veranstaltungen/{event.pk}/einladung/")
    expect(page.get_by_label("العربية", exact=True)).to_be_checked()
    page.get_by_role("button", name="Make flyers").click()
    expect(page.get_by_text("The invitations are being made.")).to_be_visible()
    assert set(Invitation.objects.values_list("language", flat=True)) == {"de", "ar"}
    page.get_by_role("link", name="Türkçe").last.click()
    expect(page.get_by_label("For messengers")).to_have_attribute("lang", "tr")
    look_over(page, "event-invitation")

    page.goto(f"{live_server.url}/kalender/abo/")
    page.get_by_role("button", name="Make address").click()
    expect(page.get_by_text("We show it only now.")).to_be_visible()
    look_over(page, "calendar-addresses")

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/v/{event.code}/?lang=ar")
    expect(page.get_by_role("heading", name="متى؟")).to_be_visible()
    look_over(page, "event-for-guests")
