"""Every address has rows, every row has an address, and everybody is answered what the rows say."""

import re
from collections import Counter

import pytest
from django.conf import settings
from django.shortcuts import render, resolve_url
from django.urls import NoReverseMatch, get_resolver, reverse

from portal.shared.views import errors
from tests.access.conftest import MODULES
from tests.access.identities import Identity
from tests.access.links import Links
from tests.access.matrix import LOGIN, collect

ROWS = collect(MODULES)
# A method that nobody may use is refused before anybody looks who asks.
A_FEW = (Identity.ANONYMOUS, Identity.EMPLOYER_EDITOR, Identity.MSO_BOARD, Identity.MINISTRY_LEAD)
SHARES = 4  # so that several workers share the rows
ADMINISTRATION = "admin"  # a group rule of its own below


def names(resolver, namespace=()):
    """Yield the full name of every address, "?" where it has none."""
    for pattern in resolver.url_patterns:
        if not hasattr(pattern, "url_patterns"):
            yield ":".join((*namespace, pattern.name or f"? {pattern.pattern}"))
        elif pattern.namespace:
            yield from names(pattern, (*namespace, pattern.namespace))
        else:
            yield from names(pattern, namespace)


def routes_of(resolver, before=""):
    """Yield how every address reads."""
    for pattern in resolver.url_patterns:
        route = f"{before}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from routes_of(pattern, route)
        else:
            yield route


ADDRESSES = sorted({name for name in names(get_resolver()) if not name.startswith(f"{ADMINISTRATION}:")})
# Signing in and out: the administration has no sign-in of its own (see portal.accounts.admin).
OPEN_ADMIN_ADDRESSES = {"admin:login", "admin:logout"}
ADMIN_ADDRESSES = sorted(
    {name for name in names(get_resolver()) if name.startswith(f"{ADMINISTRATION}:") and "?" not in name}
    - OPEN_ADMIN_ADDRESSES
)


def test_every_address_has_a_name():
    assert [name for name in ADDRESSES if "?" in name] == []


def test_no_address_hides_another():
    """The first of two that read alike would answer for both."""
    routes = Counter(re.sub(r"<(\w+:)?\w+>", "<>", route) for route in routes_of(get_resolver()))
    assert [route for route, count in routes.items() if count > 1] == []


def test_every_address_has_rows_for_reading_and_writing():
    told = {(row.name, row.method) for row in ROWS}
    assert [f"{method} {name}" for name in ADDRESSES for method in ("get", "post") if (name, method) not in told] == []


def test_no_row_is_stale():
    assert sorted({row.name for row in ROWS} - set(ADDRESSES)) == []


def test_no_row_is_told_twice():
    assert [row for row, count in Counter(str(row) for row in ROWS).items() if count > 1] == []


def test_every_row_tells_every_identity():
    assert [str(row) for row in ROWS if set(row.answers) != set(Identity)] == []


def answer_of(response):
    """Return the status, or the word for a redirect to the sign-in page."""
    location = response.headers.get("Location", "")
    return LOGIN if location.split("?")[0] == resolve_url(settings.LOGIN_URL) else response.status_code


def first_of_each_answer(row):
    """Return who looks at the page; everybody does in tests/partners/outputs, where it shows something."""
    return {row.answers[identity]: identity for identity in reversed(Identity)}.values()


def links_of(response):
    """Return where the links of a page lead, none of a file."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
    return Links(response.content.decode()).found if is_page else []


@pytest.mark.parametrize("share", range(SHARES))
def test_everybody_is_answered_as_the_rows_say(world, ask, pages, share):
    """A test for many rows names every wrong answer, and each page with a link that leads nowhere."""
    wrong, shown, links = [], 0, []
    for row in ROWS[share::SHARES]:
        url, data = reverse(row.name, kwargs=row.kwargs(world)), row.data(world)
        is_refused_to_all = set(row.answers.values()) <= {405, LOGIN}
        looked_at_by = first_of_each_answer(row)
        for identity in A_FEW if is_refused_to_all else Identity:
            pages.is_wanted = identity in looked_at_by
            response = ask(identity, row.method, url, data)
            answer = answer_of(response)
            if answer != row.answers[identity]:
                wrong.append(f"{row} as {identity}: {answer}, not {row.answers[identity]}")
            if pages.is_wanted and row.method == "get" and answer == 200:
                shown += 1
                found = links_of(response)
                links += found
                wrong += [f"{row} as {identity}: a link without an address"] * (not all(found))

    assert not wrong, "\n".join(wrong)
    assert len(links) > shown > 0


def test_everybody_is_shown_a_page_where_there_is_nothing(ask, monkeypatch):
    monkeypatch.setattr(errors, "render", render)
    for identity in Identity:
        response = ask(identity, "get", "/gibt-es-nicht/")
        assert (response.status_code, response.content.count(b"<main")) == (404, 1), identity


def admin_url(name):
    """Return the address with as many made-up arguments as it needs."""
    for args in ([], ["accounts"] if name == "admin:app_list" else ["0"], ["0", "0"]):
        try:
            return reverse(name, args=args)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


def test_administration_is_open_to_system_administrators_only(world, ask):
    wrong = []
    for identity in Identity:
        expected = "open" if identity == Identity.ADMINISTRATOR else "closed"
        for name in ADMIN_ADDRESSES:
            location = ask(identity, "get", admin_url(name)).headers.get("Location", "")
            answer = (
                "closed" if location.startswith((reverse("admin:login"), resolve_url(settings.LOGIN_URL))) else "open"
            )
            if answer != expected:
                wrong.append(f"{name} as {identity}: {answer}")

    assert not wrong, "\n".join(wrong)


def test_administration_has_no_sign_in_of_its_own(ask):
    assert answer_of(ask(Identity.ANONYMOUS, "get", reverse("admin:login"))) == LOGIN
