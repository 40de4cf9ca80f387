"""The world is built once; every request happens between a savepoint and its rollback."""

from importlib import import_module
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.test import Client

from tests.access.identities import Identity, build_world

# Every module of rows beside this one.
MODULES = [import_module(f"tests.access.{path.stem}") for path in sorted(Path(__file__).parent.glob("rows_*.py"))]


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

    def send(identity, method, url, data=None, **headers):
        client.cookies.clear()
        client.cookies.load(world.cookies[identity])
        cache.clear()  # rate limits count there
        with transaction.atomic():
            response = getattr(client, method)(url, data or {}, headers=headers)
            if response.streaming:
                response.body_read = b"".join(response.streaming_content)  # closes the file
            transaction.set_rollback(True)
        close(response)
        return response

    return send
