"""The embedded PostgreSQL folds and sorts the same everywhere."""

import psycopg

from portal.embedded.keeper import release
from portal.embedded.postgres import EmbeddedPostgres, embedded_database_url


def test_database_folds_german_letters(var_dir):
    with psycopg.connect(embedded_database_url(var_dir)) as connection:
        row = connection.execute("SELECT lower('ÄÖÜ'), to_tsvector('german', 'ÄRZTE')::text").fetchone()
    assert row == ("äöü", "'arzt':1")
    assert release(EmbeddedPostgres(var_dir)) is True
