"""What every test may ask for."""

import gc
import sys

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation

from portal.embedded.compiling import compile_catalogues
from tests.databases import empty_database, template_database
from tests.factories.partners import OrganisationFactory, RepresentativeFactory

# Files and folders whose single files take more than ten seconds; those that mostly wait come first.
LONGEST = (
    "tests/portal/outbox/services/",
    "tests/portal/embedded/test_supervisor.py",
    "tests/portal/test_production.py",
    "tests/browser/test_every_page.py",
    "tests/browser/test_campaign_story.py",
    "tests/browser/test_board_languages.py",
    "tests/partners/outputs/",
    "tests/access/",
    "tests/reports/renderers/test_real_reports.py",
    "tests/reports/management/commands/test_build_commands.py",
    "tests/partners/domain/imports/test_large_list.py",
    "tests/browser/",
)


def pytest_sessionstart(session):
    """Compile the translations that have changed, once for all workers."""
    if not hasattr(session.config, "workerinput"):
        compile_catalogues(sys.executable)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no worker is left with it in the end while the others have nothing."""
    begin = len(LONGEST)
    items.sort(key=lambda item: next((n for n, start in enumerate(LONGEST) if item.nodeid.startswith(start)), begin))


def pytest_collection_finish():
    """Look less for rubbish, and not at all in what stays until the end: modules, tests, Django's apps."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Have test databases copied instead of migrated, and emptied instead of truncated."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"] |= {"TEMPLATE": template_database(), "MIGRATE": False}
    TransactionTestCase._fixture_teardown = empty_database  # noqa: SLF001 -- there is no setting for it


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
