"""Whoever's data is shown is named: on every page what is always due, in the imprint everything, each once."""

from dataclasses import dataclass

import pytest
from django.test import Client

from portal.shared import credits as registry


@dataclass(frozen=True)
class Line:
    text: str
    url: str = "https://data.example.org"


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setattr(registry, "_credits", [])
    monkeypatch.setattr(registry, "_providers", [])
    registry.register_credit(Line("© Always"))
    registry.register_credit(Line("© Always"))
    registry.register_provider(lambda: [Line("© Always"), Line("© Loaded")])


def test_credit_is_due_once():
    assert [credit.text for credit in registry.credits_everywhere()] == ["© Always"]
    assert [credit.text for credit in registry.all_credits()] == ["© Always", "© Loaded"]


@pytest.mark.django_db
def test_pages_name_what_is_due():
    assert "© Loaded" not in Client().get("/datenschutz/").content.decode()
    assert "© Loaded" in Client().get("/impressum/").content.decode()
    assert "© Always" in Client().get("/datenschutz/").content.decode()
