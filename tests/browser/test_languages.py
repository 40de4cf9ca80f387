"""The language switch: a menu of six languages, in a script that reads the other way round as well."""

import pytest
from django.conf import settings

pytestmark = pytest.mark.browser


@pytest.mark.django_db(transaction=True)
def test_language_is_changed_by_keyboard_and_page_stays(page, live_server):
    page.goto(f"{live_server.url}/verzeichnis/?q=verein")
    menu = page.locator(".portal-languages")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first one is German
    page.wait_for_selector("html[lang=de]", state="attached")
    assert page.url.endswith("/verzeichnis/?q=verein")


@pytest.mark.django_db(transaction=True)
def test_arabic_reads_from_right_to_left(page, live_server, look_over):
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "ar", "url": live_server.url}])
    page.goto(f"{live_server.url}/verzeichnis/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.locator(".portal-languages summary").click()
    look_over(page, "arabic")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        box = page.locator(".portal-languages__panel").bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
