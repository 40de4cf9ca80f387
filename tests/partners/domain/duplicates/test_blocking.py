"""Candidates are found by the index of their keys, whatever PostgreSQL believes about the table."""

from contextlib import nullcontext

import pytest
from django.db import connection

from partners.domain.duplicates import blocking
from partners.domain.duplicates.blocking import candidates_for
from partners.domain.duplicates.fingerprint import Fingerprint
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """Return a function that looks for candidates and returns how PostgreSQL goes about it.

    It takes the table for one that was empty when it was last looked at, as after the first import on a new system.
    """

    def plan():
        plans = []

        def explain(execute, sql, params, many, context):
            if sql == blocking.BY_KEYS:
                execute(f"EXPLAIN {sql}", params, many, context)
                plans.extend(line for (line,) in context["cursor"].fetchall())
            return execute(sql, params, many, context)

        with connection.cursor() as cursor:
            cursor.execute("UPDATE pg_class SET reltuples = 0, relpages = 16 WHERE relname = 'partners_organisation'")
        with connection.execute_wrapper(explain):
            assert candidates_for([Fingerprint(name="Brückenverein Hamm")])
        return "\n".join(plans)

    OrganisationFactory(name="Brückenverein Hamm")
    return plan


def test_index_is_used_for_each_key(plan):
    found = plan()
    assert "on partners_organisation_likeness" in found
    assert "Seq Scan on partners_organisation" not in found


def test_control_left_alone_it_reads_the_whole_table_for_each_key(plan, monkeypatch):
    monkeypatch.setattr(blocking, "_reading_by_index", nullcontext)
    assert "Seq Scan on partners_organisation" in plan()


def test_what_comes_afterwards_is_planned_as_ever():
    candidates_for([Fingerprint(name="Verein")])
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)
