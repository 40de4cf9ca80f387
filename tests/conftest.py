"""What every test may ask for."""

import pytest
from django.test import Client

from tests.factories.partners import OrganisationFactory, RepresentativeFactory


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
