"""Somebody looks for the open data and tries it; a search engine reads a page under the strict content policy."""

import json

import pytest

from tests.factories.partners import OrganisationFactory
from tests.partners.api.conftest import fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [360, 1280])
def test_open_data_is_found_at_the_foot_and_can_be_tried(page, live_server, look_over, shoot, width):
    fill(OrganisationFactory(name="Voller Verein"))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url)
    page.get_by_role("contentinfo").get_by_role("link", name="Open data").click()
    page.get_by_role("heading", level=1, name="Open data").wait_for()
    shoot(page, f"open-data-{width}")
    look_over(page, "open-data")
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("link", name="/organizations", exact=True).click()
    answer = json.loads(page.locator("pre").first.inner_text())
    assert [each["name"] for each in answer["contents"]] == ["Voller Verein", "Verband der Vereine"]


def test_linked_data_is_no_script_to_the_content_policy(page, live_server):
    """The fixture fails the test for any violation that the browser reports; nothing of the block runs."""
    organisation = fill(OrganisationFactory(name="Verein </script><script>document.title='fremd'</script>"))
    answer = page.goto(live_server.url + organisation.get_absolute_url())
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    data = json.loads(page.locator('script[type="application/ld+json"]').inner_text())
    assert data["name"] == organisation.name
    assert page.title() == f"{organisation.name} – Brückenbauer"


def test_other_websites_may_ask_from_their_scripts(browser, live_server):
    OrganisationFactory(name="Verein")
    # The same server under another name is another origin; its pages forbid themselves to ask elsewhere.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(live_server.url.replace("localhost", "127.0.0.1") + "/robots.txt")
    told = page.evaluate(
        """async (address) => {
            const answer = await fetch(address, {headers: {"If-None-Match": '"unknown"'}});
            return [answer.status, answer.headers.get("ETag") !== null, (await answer.json()).total_items];
        }""",
        f"{live_server.url}/api/hsds/v3/organizations",
    )
    assert told == [200, True, 1]
    context.close()
