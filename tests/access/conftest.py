"""The world is built once; every request happens between a savepoint and its rollback."""

import pytest
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.test import Client

from tests.access import rows_accounts, rows_outbox, rows_partners, rows_reports, rows_shared, rows_shortlist
from tests.access.identities import Identity, build_world

MODULES = [rows_shared, rows_accounts, rows_outbox, rows_partners, rows_reports, rows_shortlist]


@pytest.fixture
def world(db):
    built = build_world()
    for module in MODULES:
        module.prepare(built)
    built.cookies = {identity: _cookies(built.users.get(identity)) for identity in Identity}
    return built


def _cookies(user):
    client = Client()
    if user is not None:
        client.force_login(user)
    return client.cookies.output(header="", sep=";").strip()


def close(response):
    """Close the files of a download, but not the connection, as Django's own test client does."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


@pytest.fixture
def ask(world):
    """Return a function that sends one request as an identity and takes back what it changed."""
    client = Client(raise_request_exception=False)

    def send(identity, method, url, data=None):
        client.cookies.clear()
        client.cookies.load(world.cookies[identity])
        cache.clear()  # rate limits count there
        with transaction.atomic():
            response = getattr(client, method)(url, data or {})
            if response.streaming:
                b"".join(response.streaming_content)  # closes the file
            transaction.set_rollback(True)
        close(response)
        return response

    return send
