"""The page behind the link in an overview: in the mail's language; looking ends nothing, mail programs can post."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.domain.digest.mail import LIFETIME, PURPOSE
from portal.accounts.domain.signed_links import issue_link
from portal.accounts.models import Digest, User
from portal.outbox.domain.enqueue import enqueue_message
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    user = UserFactory(language="ar")
    link, token = issue_link(PURPOSE, LIFETIME)
    message = enqueue_message(key="k", recipient=user.email, subject="s", text="t", reason="r")
    Digest.objects.create(user=user, period="2026-W48", message=message, link=link)
    return reverse("accounts:digest_end", args=[token])


def wanted():
    return User.objects.get().wants_weekly_digest


def test_looking_changes_nothing(client, link):
    page = client.get(link)
    assert ('dir="rtl"' in page.content.decode(), page["Cache-Control"], wanted()) == (
        True,
        "max-age=0, no-cache, no-store, must-revalidate, private",
        True,
    )
    client.head(link)
    assert wanted()


def test_mail_program_ends_them_without_session(link):
    response = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})
    assert (response.status_code, wanted()) == (200, False)


def test_they_come_again_when_the_account_says_so(client_of, link):
    user = User.objects.get()
    Client().post(link)
    data = {"name": user.name, "language": "ar", "time_zone": "Europe/Berlin", "wants_weekly_digest": "on"}
    client_of(user).post(reverse("accounts:account"), data)
    assert wanted()
