"""The world is built once; every request happens between a savepoint and its rollback."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.access import rows_accounts, rows_outbox, rows_partners, rows_reports, rows_shared
from tests.access.identities import Identity, build_world

MODULES = [rows_shared, rows_accounts, rows_outbox, rows_partners, rows_reports]


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


@pytest.fixture
def ask(world):
    """Return a function that sends one request as an identity and takes back what it changed."""

    def send(identity, method, url, data=None):
        client = Client(raise_request_exception=False)
        client.cookies.load(world.cookies[identity])
        cache.clear()  # rate limits count there
        with transaction.atomic():
            response = getattr(client, method)(url, data or {})
            transaction.set_rollback(True)
        return response

    return send
