"""Test databases begin as they were migrated, and again after every test that commits."""

import threading
import time

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from partners.models import Organisation
from tests.databases import KEPT, empty_database
from tests.factories.outbox import JobFactory
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import ReportFactory


def filled_tables():
    with connection.cursor() as cursor:
        found = []
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT EXISTS (SELECT FROM {connection.ops.quote_name(name)})")  # noqa: S608 -- own tables
            found += [name] * cursor.fetchone()[0]
        return found


@pytest.mark.django_db(transaction=True)
def test_every_row_goes_even_one_that_may_not_be_deleted():
    RepresentativeFactory()
    JobFactory()
    ReportFactory(state="submitted", texts={1: "Text"})
    assert set(filled_tables()) > set(KEPT)
    empty_database()
    assert sorted(filled_tables()) == sorted(KEPT)


@pytest.mark.django_db(transaction=True)
def test_what_migrating_stores_is_there_afterwards():
    empty_database()
    assert {each.model_class() for each in ContentType.objects.all()} >= set(apps.get_models())
    assert Permission.objects.filter(codename="view_organisation").exists()


@pytest.mark.django_db(transaction=True)
def test_a_request_that_goes_on_leaves_nothing():
    begun = threading.Event()

    def go_on():
        with transaction.atomic():
            RepresentativeFactory()
            begun.set()
            time.sleep(0.2)
        connection.close()

    thread = threading.Thread(target=go_on)
    thread.start()
    begun.wait()
    empty_database()
    thread.join()
    assert not Organisation.objects.exists()
