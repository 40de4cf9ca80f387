"""The main navigation: what is used often stands in the line, the rest behind one button."""

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.shared import navigation
from portal.shared.navigation import IN_LINE, Entry, navigation_for

NAMES = ("start", "shared:imprint", "shared:privacy", "shared:accessibility", "accounts:account", "mfa_index")


@pytest.fixture
def entries(monkeypatch):
    """Return a function ``(number)`` that registers so many entries and nothing else."""

    def entries(number):
        names = [*NAMES, "account_login", "account_signup"][:number]
        made = [Entry(name, name, position) for position, name in enumerate(names)]
        monkeypatch.setattr(navigation, "_entries", {each.url_name: each for each in reversed(made)})

    return entries


@pytest.mark.parametrize(("number", "in_line"), [(1, 1), (IN_LINE, 6), (IN_LINE + 1, 7), (IN_LINE + 2, 6)])
def test_what_does_not_fit_stands_behind_the_button(rf, entries, number, in_line):
    entries(number)
    request = rf.get("/konto/registrieren/")
    request.user = AnonymousUser()
    found = navigation_for(request)
    assert (len(found.first), len(found.all)) == (in_line, number)
    assert [link.label for link in found.all][: len(NAMES)] == list(NAMES)[:number]


def test_button_says_that_the_page_is_behind_it(rf, entries):
    entries(8)
    request = rf.get("/")
    request.user = AnonymousUser()
    assert not navigation_for(request).is_among_others
    request.path = navigation_for(request).others[-1].url
    assert navigation_for(request).is_among_others
