"""The start page: what this is, or what waits for the person who is signed in."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.shared import account_links, start_sections, tasks_waiting
from portal.shared.account_links import ActingEntry
from portal.shared.start_sections import Section, register_section, sections_for
from portal.shared.tasks_waiting import WaitingEntry
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_registries(monkeypatch):
    monkeypatch.setattr(start_sections, "_sections", {})
    monkeypatch.setattr(tasks_waiting, "_providers", [])
    monkeypatch.setattr(account_links, "_providers", [])


def test_public_page_has_one_search_and_three_doors():
    html = Client().get("/").content.decode()
    assert html.count('role="search"') == 1
    assert html.count('class="portal-door"') == 3


def test_signed_in_page_shows_seven_entries_and_folds_the_rest(client_of):
    entries = [WaitingEntry(f"Task {n}", "/", "Do it", date(2026, 1, n)) for n in range(1, 10)]
    tasks_waiting.register_provider(lambda _user: entries)
    response = client_of(UserFactory()).get("/")
    assert [entry.title for entry in response.context["waiting"]] == [f"Task {n}" for n in range(1, 8)]
    assert [entry.title for entry in response.context["more"]] == ["Task 8", "Task 9"]


def test_what_is_late_says_so_in_words(client_of):
    today = timezone.localdate()
    entries = [WaitingEntry("Soon", "/", "Do it", today), WaitingEntry("Late", "/", "Do it", today - timedelta(days=1))]
    tasks_waiting.register_provider(lambda _user: entries)
    late, soon = client_of(UserFactory()).get("/").content.decode().split("portal-task")[1:3]
    assert "Late" in late
    assert "overdue since" in late
    assert "overdue since" not in soon


def test_organisations_are_shown_in_the_order_of_their_names(client_of):
    account_links.register_provider(lambda _user: [ActingEntry("b", "", "/"), ActingEntry("A", "", "/")])
    response = client_of(UserFactory()).get("/")
    assert [entry.name for entry in response.context["acting"]] == ["A", "b"]


def test_sections_come_in_order_and_only_to_their_audience(rf):
    register_section(Section("late", "x.html", lambda _request: {"n": 2}, 20, "public"))
    register_section(Section("early", "x.html", lambda _request: {"n": 1}, 10, "public"))
    register_section(Section("inside", "x.html", lambda _request: {}, 5, "signed_in"))
    assert [section.data for section in sections_for(rf.get("/"), "public")] == [{"n": 1}, {"n": 2}]


def test_section_without_anything_to_show_is_left_out(rf):
    register_section(Section("empty", "x.html", lambda _request: None, 10, "public"))
    assert sections_for(rf.get("/"), "public") == []
