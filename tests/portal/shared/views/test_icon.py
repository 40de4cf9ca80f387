"""The icon where browsers look for it."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse


@pytest.mark.django_db
def test_icon_is_found_without_a_page_that_names_it(client):
    assert reverse("shared:icon") == "/favicon.ico"
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, "/static/images/icon.svg")
    assert finders.find("images/icon.svg") is not None
