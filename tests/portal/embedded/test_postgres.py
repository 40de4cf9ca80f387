"""The embedded PostgreSQL folds and sorts the same everywhere."""

import psycopg

from portal.embedded.keeper import release
from portal.embedded.postgres import CARELESS, EmbeddedPostgres, PostgresOfTests, embedded_database_url


def test_database_folds_german_letters(var_dir):
    with psycopg.connect(embedded_database_url(var_dir)) as connection:
        row = connection.execute("SELECT lower('ÄÖÜ'), to_tsvector('german', 'ÄRZTE')::text").fetchone()
    assert row == ("äöü", "'arzt':1")
    assert release(EmbeddedPostgres(var_dir)) is True


def test_only_databases_of_tests_may_be_lost(var_dir):
    kept, thrown_away = EmbeddedPostgres(var_dir), PostgresOfTests(var_dir)
    assert not set(kept.options) & set(CARELESS)
    assert set(CARELESS.items()) <= set(thrown_away.options.items())
    assert not {kept.name, kept.data, kept.sockets, kept.log} & {
        thrown_away.name, thrown_away.data, thrown_away.sockets, thrown_away.log
    }  # fmt: skip
