"""A directory of the wanted size: ``BENCH_MSOS=143000 make bench``. With ``--reuse-db`` it is filled only once."""

import os
import time

import pytest
from django.core.management import call_command
from django.template.base import Template
from django.test.utils import _TestState

from partners.models import Organisation

MSOS = int(os.environ.get("BENCH_MSOS", "14300"))


@pytest.fixture(autouse=True)
def _as_in_production(monkeypatch):
    """Render as the portal does: Django's tests copy what each template is given, a fifth of the time of a page."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)


@pytest.fixture(scope="session")
def filled(django_db_setup, django_db_blocker):
    """Fill the directory with ``MSOS`` invented associations and return how many seconds that took."""
    with django_db_blocker.unblock():
        started = time.perf_counter()
        if Organisation.objects.filter(provenance=Organisation.Provenance.DEMO).count() < MSOS:
            call_command("load_geo", verbosity=0)
            call_command("demo_data", msos=MSOS)
        return time.perf_counter() - started


@pytest.fixture
def directory(filled, db):
    """Let the test read the filled directory."""
    return filled
