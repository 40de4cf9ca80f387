"""What every test may ask for."""

import sys

import pytest
from django.test import Client
from django.utils import translation

from portal.embedded.compiling import compile_catalogues
from tests.factories.partners import OrganisationFactory, RepresentativeFactory


def pytest_sessionstart(session):
    """Compile the translations that have changed, once for all workers."""
    if not hasattr(session.config, "workerinput"):
        compile_catalogues(sys.executable)


@pytest.fixture(autouse=True)
def _language():
    """Forget the language of the last request: in tests it stays that of the thread."""
    yield
    translation.deactivate()


@pytest.fixture
def client_of():
    """Return a function that gives a client signed in as a user."""

    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def organisation(db):
    return OrganisationFactory()


@pytest.fixture
def representative(db):
    return RepresentativeFactory()
