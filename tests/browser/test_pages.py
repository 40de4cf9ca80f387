"""Every public page, in both languages, at every width, with and without scripts."""

import pytest

pytestmark = pytest.mark.browser

PUBLIC_PAGES = ["/", "/impressum/", "/datenschutz/", "/barrierefreiheit/"]
WIDTHS = [360, 1280]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_page_is_accessible(page, assert_accessible, shoot, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert_accessible(page)
    shoot(page, f"{path.strip('/') or 'start'}-{width}")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_page_fits_into_320_pixels(page, assert_no_sideways_scroll, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert_no_sideways_scroll(page)


def test_language_switch_changes_the_page_and_stays_there(page):
    page.goto("/impressum/")
    page.get_by_role("button", name="Deutsch").click()
    assert page.url.endswith("/impressum/")
    assert page.locator("html").get_attribute("lang") == "de"
