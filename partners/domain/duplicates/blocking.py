"""Which stored organisations are worth comparing: those that share a rare key (migration 0006).

Keys are words of the name, halves of long words, pairs of words, words with the place, short names, register
number, host, address, telephone number and e-mail address. Halves and pairs find what a typing error hides. A key
that more than ``COMMON`` organisations have tells nothing and is passed over.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, transaction

from .channels import mail_host, mail_key, phone_keys, web_host
from .fingerprint import SHOWN_TO_MINISTRY, Fingerprint

COMMON: Final = 300
CANDIDATES: Final = 15
KEYS_OF_STORED: Final = """partners_likeness_keys(o.name::text, o.short_name::text, o.register_number::text,
    o.website::text, o.street::text, coalesce(o.municipality_id, '')::text)"""
BY_KEYS: Final = f"""
WITH asked AS MATERIALIZED (
    SELECT n, key FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
        WITH ORDINALITY AS fingerprint(name, short_name, register_number, website, street, municipality, n)
    CROSS JOIN LATERAL
        unnest(partners_likeness_keys(name, short_name, register_number, website, street, municipality)) key
), found AS MATERIALIZED (
    SELECT keys.key, same.id, count(*) OVER (PARTITION BY keys.key) AS holders
    FROM (SELECT DISTINCT key FROM asked) keys
    CROSS JOIN LATERAL (
        SELECT o.id FROM partners_organisation o
        WHERE {KEYS_OF_STORED} @> ARRAY[keys.key] AND o.state <> 'merged' LIMIT {COMMON + 1}
    ) same
), weighed AS (
    SELECT n, id, sum(1.0 / holders) AS weight FROM asked JOIN found USING (key) WHERE holders <= {COMMON}
    GROUP BY n, id
)
SELECT n - 1, id FROM (
    SELECT n, id, row_number() OVER (PARTITION BY n ORDER BY weight DESC, id) AS place FROM weighed
) ranked WHERE place <= {CANDIDATES}
"""  # noqa: S608 -- fixed text only
BY_PEOPLE: Final = """
SELECT asked.n - 1, person.organisation_id FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS asked(n, phone, email)
JOIN partners_contactperson person
    ON (asked.phone <> '' AND partners_phone_key(person.phone::text) = asked.phone)
    OR (asked.email <> '' AND lower(person.email::text) = asked.email)
JOIN partners_consent consent ON consent.id = person.current_consent_id AND consent.withdrawn_at IS NULL
JOIN partners_organisation o ON o.id = person.organisation_id AND o.state <> 'merged'
WHERE person.audience = ANY(%s) AND consent.audience = ANY(%s)
"""


def candidates_for(fingerprints: Sequence[Fingerprint]) -> dict[int, set[int]]:
    """Return by position in ``fingerprints`` the ids of stored organisations that may be the same. Two searches."""
    found: dict[int, set[int]] = {}
    columns = [
        [each.name for each in fingerprints],
        [each.short_name for each in fingerprints],
        [each.register_number for each in fingerprints],
        [_host(each) for each in fingerprints],
        [each.street for each in fingerprints],
        [each.municipality_key for each in fingerprints],
    ]
    people = [
        *((n, key.lstrip("+"), "") for n, each in enumerate(fingerprints, 1) for key in _phones(each)),
        *((n, "", key) for n, each in enumerate(fingerprints, 1) for mail in each.emails if (key := mail_key(mail))),
    ]
    shown = [str(audience) for audience in SHOWN_TO_MINISTRY]
    with connection.cursor() as cursor:
        with _reading_by_index(cursor):
            cursor.execute(BY_KEYS, [[_storable(value) for value in column] for column in columns])
            rows = cursor.fetchall()
        cursor.execute(BY_PEOPLE, [*([_plain(row[i]) for row in people] for i in range(3)), shown, shown])
        rows += cursor.fetchall()
    for position, organisation in rows:
        found.setdefault(position, set()).add(organisation)
    return found


@contextmanager
def _reading_by_index(cursor: Any) -> Iterator[None]:
    """Have PostgreSQL find each key in its index, whatever it believes about the number of organisations.

    Where it takes the table for nearly empty (before the first ANALYZE, or after one of an empty table), it would
    read all of it for each key and work out the keys of every row again: minutes for a list of a thousand rows.
    """
    with transaction.atomic():
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")  # a savepoint that is kept would keep the setting


def _phones(fingerprint: Fingerprint) -> set[str]:
    return {key for phone in fingerprint.phones for key in phone_keys(phone)}


def _host(fingerprint: Fingerprint) -> str:
    """Return the web page, else the host of the first e-mail address that is the organisation's own."""
    hosts = (web_host(fingerprint.website), *(mail_host(mail) for mail in fingerprint.emails))
    return next((host for host in hosts if host), "")


def _storable(value: str) -> str:
    """Return ``value`` without what PostgreSQL cannot store in a text."""
    return value.replace("\x00", " ").encode("utf-8", "replace").decode()


def _plain(value: int | str) -> int | str:
    return _storable(value) if isinstance(value, str) else value
