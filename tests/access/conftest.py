"""The world is built once per module; every request happens between a savepoint and its rollback."""

from copy import copy, deepcopy
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import pytest
from django import shortcuts
from django.conf import settings
from django.contrib import auth
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.http import HttpResponse
from django.template import loader
from django.test import Client
from django.urls import get_resolver

from partners.models.acting import acting_for
from portal.shared.views import errors
from tests.access.identities import Identity, build_world
from tests.databases import stored_for_a_module

# Every module of rows beside this one.
MODULES = [import_module(f"tests.access.{path.stem}") for path in sorted(Path(__file__).parent.glob("rows_*.py"))]


def whole_world():
    """Store the world with what every module of rows needs besides."""
    with transaction.atomic():  # some things are whole in the end only
        built = build_world()
        for module in MODULES:
            module.prepare(built)
    return built


@pytest.fixture(scope="module")
def world_of_the_module(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), stored_for_a_module():
        built = whole_world()
        built.cookies = {identity: _cookies(built.users.get(identity)) for identity in Identity}
        yield built


@pytest.fixture
def world(world_of_the_module, db):
    """Return the world as nobody has touched it."""
    return deepcopy(world_of_the_module)


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


def only_the_status(_request, template_name, *, status):
    """Answer instead of the page of an error, which is the same for every address and costs more than finding out."""
    return HttpResponse(template_name, status=status)


def remember_users(monkeypatch):
    """Have the session, the account and for whom it acts looked up at the first request of each, not at every one.

    Nothing that a request changes stays, and each gets a copy.
    """
    look_up, known = auth.get_user, {}

    def get_user(request):
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key not in known:
            known[key] = look_up(request)
            acting_for(known[key])
        request.session.accessed = True  # so that caches are told what the answer hangs on
        return copy(known[key])

    monkeypatch.setattr(auth, "get_user", get_user)


def remember_addresses(monkeypatch):
    """Have Django look up once where an address leads: everybody asks for it."""
    resolver = get_resolver()
    monkeypatch.setattr(resolver, "resolve", lru_cache(maxsize=64)(resolver.resolve))


class Pages:
    """Stands where ``render`` takes templates from: a page that nobody looks at is not filled in."""

    is_wanted = True

    def render_to_string(self, *arguments, **options):
        return loader.render_to_string(*arguments, **options) if self.is_wanted else ""


@pytest.fixture
def pages(monkeypatch):
    """Return what decides whether pages are filled in; the status is the same either way."""
    pages = Pages()
    monkeypatch.setattr(shortcuts, "loader", pages)
    return pages


@pytest.fixture
def ask(world, monkeypatch):
    """Return a function that sends one request as an identity and takes back what it changed."""
    monkeypatch.setattr(errors, "render", only_the_status)
    remember_users(monkeypatch)
    remember_addresses(monkeypatch)
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
