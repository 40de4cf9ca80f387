"""What tests in a real browser may ask for. Every page is watched: errors and foreign addresses fail the test."""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.contexts import Contexts

# Playwright's synchronous interface keeps an event loop in the thread of the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

AXE = Path(settings.NODE_MODULES) / "axe-core" / "axe.min.js"
# ``make test`` takes no pictures: nobody looks at them there, and they cost a fifth of the time.
PICTURES = os.environ.get("SCREENS", "") != "off"
# However busy the machine is.
DEADLINE = 30_000
# Not below pytest-playwright's own folder: each worker empties that when it starts.
SCREENS = settings.VAR_DIR / "screens"
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--process-per-site",  # the pages of a context share a program
]
# What axe finds on a small phone and not on a desk, if the same is shown on both.
OF_THE_WIDTH = ("scrollable-region-focusable",)
# The browser reports the status of a page as an error of the console; pages that are meant to be 404 do it too.
STATUS_OF_A_PAGE = re.compile(r"Failed to load resource: the server responded with a status of [45]\d\d")


@pytest.fixture(scope="session", autouse=True)
def close_connections(playwright):
    """Close what was opened inside Playwright's event loop: outside of it Django no longer sees it."""
    yield
    connections.close_all()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail(f"A browser is missing: none of {', '.join(CHROMIUM_NAMES)} is installed.")
    return {**browser_type_launch_args, "executable_path": found, "args": CHROMIUM_ARGS}


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "en-GB",
        "viewport": {"width": 1280, "height": 800},
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def contexts(browser, live_server):
    return Contexts(browser, live_server.url)


@pytest.fixture
def context(contexts, browser_context_args, request):
    """Return a context as good as new, in place of the one that the plugin would open for each test."""
    marker = request.node.get_closest_marker("browser_context_args")
    context = contexts.take(**{**browser_context_args, **(marker.kwargs if marker else {})})
    yield context
    contexts.give_back(context)


def watch(page: Page, own_host: str) -> list[str]:
    """Collect what must not happen on ``page``: errors, blocked contents, requests to other hosts."""
    problems: list[str] = []
    pages_asked_for: set[str] = set()

    def on_request(request):
        if request.is_navigation_request():
            pages_asked_for.add(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != own_host:
            problems.append(f"request to another host: {request.url}")

    def on_console(message):
        if message.type not in {"error", "warning"}:
            return
        if STATUS_OF_A_PAGE.match(message.text) and message.location["url"] in pages_asked_for:
            return
        problems.append(f"console {message.type}: {message.text} ({message.location['url']} on {page.url})")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: problems.append(f"error in a script: {error}"))
    return problems


@pytest.fixture
def page(context, live_server):
    """Return a page at the live server. Console errors, CSP violations and foreign requests fail the test."""
    page = context.new_page()
    problems = watch(page, urlsplit(live_server.url).netloc)
    yield page
    assert problems == []


@pytest.fixture
def sign_in(live_server):
    """Return a function ``(page, user)`` that signs ``user`` in by a session cookie."""

    def sign_in(page, user):
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return sign_in


@pytest.fixture
def open_as(contexts, base_url, sign_in):
    """Return a function that opens a page for somebody in a browser of their own; 409 is no error of the console.

    ``user`` None is a guest; ``options`` are those of a context of Playwright.
    """
    opened = []
    expect.set_options(timeout=DEADLINE)

    def open_as(user, path, **options):
        options = {"base_url": base_url, "locale": "en-GB", "reduced_motion": "reduce", **options}
        page = contexts.take(**options).new_page()
        page.set_default_timeout(DEADLINE)
        opened.append((page, watch(page, urlsplit(base_url).netloc)))
        if user is not None:
            sign_in(page, user)
        page.goto(path)
        return page

    yield open_as
    expect.set_options(timeout=None)
    for page, problems in opened:
        contexts.give_back(page.context)
        assert [each for each in problems if "409 (Conflict)" not in each] == []


@pytest.fixture
def travel():
    """Return a function that lets it be another moment, for everything but the database's own clock."""
    travels = []

    def travel(moment):
        while travels:
            travels.pop().stop()
        travels.append(time_machine.travel(moment, tick=True))
        travels[-1].start()

    yield travel
    while travels:
        travels.pop().stop()


@pytest.fixture(scope="session")
def assert_accessible():
    """Return a function ``(page)`` that lets axe check the page as it is now and fails on any violation.

    ``contrast=False`` leaves out the contrast of colours, half of the work, for a page looked at twice. ``only`` names
    the rules to check; all where it is empty.
    """
    source = AXE.read_text(encoding="utf-8")
    run = "(options) => axe.run(options).then(({violations}) => violations)"

    def assert_accessible(page, *, contrast=True, only=()):
        page.wait_for_load_state()
        if page.evaluate("typeof axe === 'undefined'"):
            page.evaluate(source)
        # What passes is not told apart: only violations are wanted, and describing the rest takes long.
        rules = {"runOnly": list(only)} if only else {"rules": {"color-contrast": {"enabled": contrast}}}
        options = {"resultTypes": ["violations"], **rules}
        violations = page.evaluate(run, options)
        found = [
            f"{violation['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"
            for violation in violations
            for node in violation["nodes"]
        ]
        assert found == [], f"{page.url} at {page.viewport_size}"

    return assert_accessible


@pytest.fixture(scope="session")
def assert_no_sideways_scroll():
    """Return a function ``(page)`` that fails when the page is wider than its window, and names what sticks out."""
    script = """() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > width + 1)
            .map((element) => element.outerHTML.slice(0, 120));
    }"""

    def assert_no_sideways_scroll(page):
        # A click returns when the next page has begun: its document may be empty still.
        page.wait_for_load_state()
        assert page.evaluate(script) == [], f"{page.url} at {page.viewport_size}"

    return assert_no_sideways_scroll


@pytest.fixture(scope="session")
def shoot():
    """Return a function ``(page, name)`` that stores a picture of the whole page under ``VAR_DIR/screens``.

    ``SCREENS=off`` in the environment says not to.
    """

    def shoot(page, name):
        path = SCREENS / f"{name}.png"
        if PICTURES:
            SCREENS.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=path, full_page=True)
        return path

    return shoot


@pytest.fixture(scope="session")
def look_over(assert_accessible, assert_no_sideways_scroll, shoot):
    """Return a function ``(page, name)`` that checks the page as it is now on a small phone and on a desk.

    On the phone axe looks at what hangs on the width, at the rules ``and_at`` too, which axe itself leaves out.
    ``all_rules`` is for pages with parts that are shown there only.
    """

    def look_over(page, name, *, all_rules=False, and_at=()):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert_no_sideways_scroll(page)
            # Colours are the same at any width.
            rules = () if all_rules or width == 1280 else (*OF_THE_WIDTH, *and_at)
            assert_accessible(page, contrast=width == 1280, only=rules)
            shoot(page, f"{name}-{width}")

    return look_over
