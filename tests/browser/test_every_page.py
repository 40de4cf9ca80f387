"""Every address of the access matrix that shows a page: looked over in German, on a small phone and on a desk."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.access.conftest import MODULES, whole_world
from tests.access.identities import Identity
from tests.access.matrix import collect

PAGES = [
    (row, next(who for who in Identity if row.answers[who] == 200))
    for row in collect(MODULES)
    if row.method == "get" and 200 in row.answers.values()
]
# A passkey can only be asked for by a script; signing in with password and code needs none.
FORMS_WITHOUT_BUTTON = """() => [...document.forms]
    .filter((form) => form.id !== "mfa_login")
    .filter((form) => [...form.elements].some((element) => element.type !== "hidden"))
    .filter((form) => ![...form.elements].some((element) => element.type === "submit"))
    .map((form) => form.outerHTML.slice(0, 120))"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db):
    return whole_world()


@pytest.fixture
def visit(page, sign_in, world):
    """Return a function that opens the page of a row as an identity; False when the answer is no page."""

    def visit(row, identity):
        cache.clear()  # rate limits count there
        page.context.clear_cookies()
        if identity != Identity.ANONYMOUS:
            sign_in(page, world.users[identity])
        address = reverse(row.name, kwargs=row.kwargs(world))
        answer = page.context.request.get(address)
        # Files are no pages; neither are the parts of pages that a script asks for: they have no frame.
        is_page = answer.headers.get("content-type", "").startswith("text/html") and "<main" in answer.text()
        if is_page:
            page.goto(address)
        return is_page

    return visit


@pytest.mark.browser_context_args(locale="de-DE")
def test_page_is_accessible_fits_and_needs_no_script(page, visit, look_over):
    looked_at, faults = 0, []
    for row, identity in PAGES:
        if not visit(row, identity):
            continue
        looked_at += 1
        try:
            assert page.locator("html").get_attribute("lang") == "de", str(row)
            assert page.evaluate(FORMS_WITHOUT_BUTTON) == [], str(row)
            look_over(page, f"page-{row.name.replace(':', '-')}", and_at=["target-size"])
        except AssertionError as fault:
            faults.append(str(fault))
    assert "\n".join(faults) == ""
    assert looked_at >= 200
